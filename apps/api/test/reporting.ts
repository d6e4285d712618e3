import type { Client } from '@tiendo/client';
import type { ItemCode, StoredReportStatus } from '@tiendo/domain/reports';
import { reports, type BodyOf, type ReportView } from '@tiendo/types';
import type { TestApp } from './app.js';
import type { City, CityAgency, CityPerson } from './city.js';

type Act = BodyOf<typeof reports.act>;
export type ActName = Act['action'];

/** Speaks to one report in the name of whoever's turn it is, over HTTP. */
export interface Desk {
  readonly reportId: string;
  as(person: CityPerson): Promise<Client>;
  get(person: CityPerson): Promise<ReportView>;
  /** With the version that the person sees now. */
  act(person: CityPerson, action: ActName, more?: Partial<Act>): Promise<ReportView>;
  save(person: CityPerson, item: ItemCode, words: Partial<BodyOf<typeof reports.saveItem>>): Promise<ReportView>;
  decide(person: CityPerson, item: ItemCode, decision: Partial<BodyOf<typeof reports.decideItem>> & Pick<BodyOf<typeof reports.decideItem>, 'decision'>): Promise<ReportView>;
  /** Everything that a report needs before it can go to the head. */
  fill(): Promise<ReportView>;
  /** By legal acts alone, from wherever it stands before that. */
  bring(to: StoredReportStatus): Promise<ReportView>;
}

export const WRITTEN: Partial<Record<ItemCode, Partial<BodyOf<typeof reports.saveItem>>>> = {
  direction: { words: 'Đã ban hành kế hoạch số 12/KH' },
  results: { words: 'Tỷ lệ mức độ 4 tăng' },
  difficulties: { words: 'Thiếu máy quét', cause: 'Kinh phí', causeKind: 'objective' },
  next_steps: { words: 'Đưa thêm 1 dịch vụ lên mức độ 4' },
  proposals: { silence: 'nothing_arose' },
};

/** Who does what in the reports of `agency`; `reviewer` looks at them. */
export async function deskOf(app: TestApp, city: City, agency: CityAgency, reviewer: CityPerson = 'coordinator'): Promise<Desk> {
  const reportId = await city.report(agency);
  const clients = new Map<CityPerson, Client>();
  const [officer, head]: CityPerson[] = [`officer.${agency}`, `head.${agency}`];
  const as = async (person: CityPerson): Promise<Client> => {
    const client = clients.get(person) ?? (await app.asPerson(city.people[person]));
    clients.set(person, client);
    return client;
  };
  const get = async (person: CityPerson): Promise<ReportView> => (await as(person)).call(reports.get, { params: { reportId } });
  const itemOf = async (person: CityPerson, code: ItemCode): Promise<number> => (await get(person)).items.find((item) => item.code === code)?.version ?? 1;
  const act: Desk['act'] = async (person, action, more = {}) =>
    (await as(person)).call(reports.act, { params: { reportId }, body: { action, version: (await get(person)).version, ...more } });
  const save: Desk['save'] = async (person, itemCode, words) =>
    (await as(person)).call(reports.saveItem, { params: { reportId, itemCode }, body: { version: await itemOf(person, itemCode), ...words } });
  const decide: Desk['decide'] = async (person, itemCode, decision) =>
    (await as(person)).call(reports.decideItem, { params: { reportId, itemCode }, body: { version: await itemOf(person, itemCode), ...decision } });
  const fill = async (): Promise<ReportView> => {
    for (const [code, words] of Object.entries(WRITTEN)) await save(officer as CityPerson, code as ItemCode, words);
    return get(officer as CityPerson);
  };
  const acceptAll = async (): Promise<void> => {
    for (const { code, state } of (await get(reviewer)).items) if (state !== 'accepted') await decide(reviewer, code, { decision: 'accepted' });
  };
  const steps: Record<Exclude<StoredReportStatus, 'not_started'>, () => Promise<ReportView>> = {
    draft: fill,
    with_head: () => act(officer as CityPerson, 'submit'),
    sent: () => act(head as CityPerson, 'approve'),
    in_review: () => act(reviewer, 'open'),
    returned: async () => {
      await decide(reviewer, 'results', { decision: 'returned', reason: 'Nêu rõ số dịch vụ mới' });
      return act(reviewer, 'return');
    },
    accepted: async () => {
      await acceptAll();
      return act(reviewer, 'accept');
    },
  };
  const bring = async (to: StoredReportStatus): Promise<ReportView> => {
    const way = { not_started: [], draft: ['draft'], with_head: ['draft', 'with_head'], sent: ['draft', 'with_head', 'sent'], in_review: ['draft', 'with_head', 'sent', 'in_review'], returned: ['draft', 'with_head', 'sent', 'in_review', 'returned'], accepted: ['draft', 'with_head', 'sent', 'in_review', 'accepted'] } as const;
    for (const status of way[to]) await steps[status]();
    return get(officer as CityPerson);
  };
  return { reportId, as, get, act, save, decide, fill, bring };
}

/** The code of a refusal, or `ok`. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: { code?: string }) => {
      if (error.code === undefined) throw error;
      return error.code;
    },
  );
}

