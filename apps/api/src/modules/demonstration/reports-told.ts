import { ITEM_CODES, type ItemCode } from '@tiendo/domain/reports';
import { attach } from '../evidence/public.js';
import { actOnReport, decideItem, reportById, saveItem, type ActBody } from '../reports/public.js';
import { chanceOf } from './chance.js';
import type { Cast, CastAgency } from './city.js';
import { asUpload, illustrativePdf, illustrativePng } from './proof-files.js';
import type { Moment, ReportScript } from './report-scripts.js';
import { TYPED_ITEMS, typedFor } from './report-words.js';
import type { Stage } from './stage.js';

export interface ToldPeriod {
  readonly id: string;
  readonly code: '2019-Q2' | '2019-Q3';
}

interface Act {
  readonly at: Moment;
  readonly run: () => Promise<void>;
}

/** Who tells what: the report of one agency with those who act on it. */
interface Told {
  readonly stage: Stage;
  readonly agency: CastAgency;
  readonly reviewer: string;
  readonly reportId: string;
  readonly period: ToldPeriod;
}

/** Plays the scripts of a period, whatever happens in the city in the order in which it happened. */
export async function tellReports(stage: Stage, cast: Cast, period: ToldPeriod, scriptOf: (agency: CastAgency) => ReportScript | null): Promise<void> {
  const ids = await reportIds(stage, period.id);
  const acts = cast.agencies.flatMap((agency) => {
    const [reportId, script] = [ids.get(agency.id), scriptOf(agency)];
    return reportId === undefined || script === null ? [] : actsOf({ stage, agency, reviewer: reviewerOf(cast, agency), reportId, period }, script);
  });
  for (const { at, run } of acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    await stage.on(`2019-${at.slice(0, 5)}`, Number(at.slice(6, 8)), Number(at.slice(9, 11)));
    await run();
  }
}

async function reportIds(stage: Stage, periodId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await stage.tx.query<{ id: string; agencyId: string }>('select id, agency_id as "agencyId" from reports where jurisdiction_id = $1 and period_id = $2', [stage.jurisdictionId, periodId]);
  return new Map(rows.map(({ id, agencyId }) => [agencyId, id]));
}

/** Nobody decides on their own report: a district on its wards', the city office on the coordinating department's. */
function reviewerOf(cast: Cast, { code, parentCode }: CastAgency): string {
  if (parentCode !== null) return cast.agency(parentCode).head;
  return code === 'STTTT' ? cast.cityOffice : cast.coordinator;
}

function actsOf(told: Told, script: ReportScript): Act[] {
  const { agency, reviewer } = told;
  const { typed, partly, submitted, givenBack, sent, dispatched, opened, returned, resent, accepted, verified } = script;
  const act = (at: Moment | undefined, personId: string | null, body: Omit<ActBody, 'version'>): Act[] =>
    at === undefined || personId === null ? [] : [{ at, run: () => doAct(told, personId, body) }];
  return [
    { at: typed, run: () => type(told, partly === true) },
    ...act(submitted, agency.officer, { action: 'submit' }),
    ...act(givenBack?.at, agency.head, { action: 'give_back', ...(givenBack === undefined ? {} : { reason: givenBack.reason }) }),
    ...act(sent, agency.head, { action: 'approve' }),
    ...(dispatched === undefined ? [] : act(dispatched.at, agency.clerk, { action: 'dispatch', dispatchNumber: dispatched.number, dispatchedOn: `2019-${dispatched.at.slice(0, 5)}` })),
    ...act(opened, reviewer, { action: 'open' }),
    ...(returned === undefined ? [] : [{ at: returned.at, run: () => giveBack(told, returned.item, returned.reason) }]),
    ...(resent === undefined
      ? []
      : [
          { at: resent.typed, run: () => answer(told, returned?.item ?? 'difficulties') },
          { at: resent.sent, run: () => doAct(told, agency.head, { action: 'approve' }) },
          ...act(resent.opened, reviewer, { action: 'open' }),
        ]),
    ...(accepted === undefined || (returned !== undefined && resent === undefined) ? [] : [{ at: accepted, run: () => acceptAll(told, verified) }]),
  ];
}

async function doAct({ stage, reportId }: Told, personId: string, body: Omit<ActBody, 'version'>): Promise<void> {
  const ctx = await stage.as(personId);
  const { version } = await reportById(ctx, reportId);
  await actOnReport(ctx, reportId, { ...body, version }, stage.publicUrl);
}

/** The officer types the words, or the first of them, and attaches what proves the figures. */
async function type(told: Told, partly: boolean): Promise<void> {
  const { stage, agency, reportId, period } = told;
  const ctx = await stage.as(agency.officer);
  const typed = typedFor(agency.code, agency.group, period.code, period.code === '2019-Q3');
  for (const code of partly ? TYPED_ITEMS.slice(0, chanceOf(`draft of ${agency.code}`).between(1, 3)) : TYPED_ITEMS) {
    await saveItem(ctx, reportId, code, { version: 1, ...typed[code] });
  }
  if (!partly && (agency.group === 'department' || period.code === '2019-Q3')) await prove(told);
}

async function prove({ stage, agency, reportId, period }: Told): Promise<void> {
  const ctx = await stage.as(agency.officer);
  const name = `${agency.code}-${period.code}`;
  const page = illustrativePdf(['DU LIEU MINH HOA / ILLUSTRATIVE DOCUMENT', `Agency ${agency.code}, period ${period.code}`, 'Made up for the demonstration; it proves nothing.']);
  await asUpload(`Xac-nhan-dich-vu-muc-do-4-${name}.pdf`, 'application/pdf', page, (file) => attach(ctx, stage.store, reportId, 'level4', file));
  if (chanceOf(`proof of ${name}`).next() < 0.4) return;
  const picture = illustrativePng(agency.code.length * 13 + agency.code.charCodeAt(agency.code.length - 1));
  await asUpload(`Man-hinh-thanh-toan-${name}.png`, 'image/png', picture, (file) => attach(ctx, stage.store, reportId, 'payment', file));
}

async function giveBack(told: Told, item: ItemCode, reason: string): Promise<void> {
  const { stage, reviewer, reportId } = told;
  const versions = await itemVersions(told);
  await decideItem(await stage.as(reviewer), reportId, item, { version: versions.get(item) ?? 0, decision: 'returned', reason });
  await doAct(told, reviewer, { action: 'return' });
}

/** The returned item is answered and the report goes to the head again. */
async function answer(told: Told, item: ItemCode): Promise<void> {
  const { stage, agency, reportId } = told;
  const versions = await itemVersions(told);
  await saveItem(await stage.as(agency.officer), reportId, item, {
    version: versions.get(item) ?? 0,
    silence: null,
    words: 'Phần mềm khám chữa bệnh chưa kết nối với hệ thống một cửa điện tử nên phải nhập lại thông tin hồ sơ. Đơn vị đã làm việc với nhà cung cấp, thống nhất kết nối trong tháng 8/2019.',
    cause: 'Phần mềm chuyên ngành chưa mở giao diện kết nối.',
    causeKind: 'objective',
  });
  await doAct(told, agency.officer, { action: 'submit' });
}

async function acceptAll(told: Told, verified: ReportScript['verified']): Promise<void> {
  const { stage, reviewer, reportId } = told;
  const ctx = await stage.as(reviewer);
  for (const { code, version, state } of await itemRows(told)) {
    if (state === 'accepted') continue;
    const found = verified?.item === code ? { verified: { numerator: verified.numerator, denominator: verified.denominator }, reason: verified.reason } : {};
    await decideItem(ctx, reportId, code, { version, decision: 'accepted', ...found });
  }
  await doAct(told, reviewer, { action: 'accept' });
}

async function itemVersions(told: Told): Promise<ReadonlyMap<ItemCode, number>> {
  return new Map((await itemRows(told)).map(({ code, version }) => [code, version]));
}

async function itemRows({ stage, reportId }: Told): Promise<{ code: ItemCode; version: number; state: string }[]> {
  const rows = await stage.tx.query<{ code: ItemCode; version: number; state: string }>('select code, version, state from report_items where jurisdiction_id = $1 and report_id = $2', [stage.jurisdictionId, reportId]);
  return rows.sort((a, b) => ITEM_CODES.indexOf(a.code) - ITEM_CODES.indexOf(b.code));
}
