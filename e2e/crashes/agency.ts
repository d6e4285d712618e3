import { createHash } from 'node:crypto';
import type { ReportView } from '@tiendo/types';
import type { Sender } from './commands.ts';

/** What the server has acknowledged for one agency; nothing of it may be missing later, and nothing may be there twice. */
export interface Acknowledged {
  readonly reportId: string;
  readonly acts: Record<'save_item' | 'submit' | 'approve' | 'recall', number>;
  readonly receipts: { readonly revision: number; readonly receiptNumber: string }[];
  readonly files: { readonly id: string; readonly name: string; readonly sha256: string }[];
}

export interface AgencyPeople {
  readonly code: string;
  readonly reportId: string;
  readonly officer: string;
  readonly head: string;
}

const MOST_FILES = 18;
const PROVEN = ['level4', 'payment', 'receipt'] as const;

/** An agency whose officer and head send their report, recall it and send it again, until told to stop; always ends between two rounds. */
export async function sendAgainAndAgain({ code, reportId, officer, head }: AgencyPeople, sender: Sender, goesOn: () => boolean): Promise<Acknowledged> {
  const done: Acknowledged = { reportId, acts: { save_item: 0, submit: 0, approve: 0, recall: 0 }, receipts: [], files: [] };
  const view = () => sender.send<ReportView>({ method: 'GET', path: `/reports/${reportId}`, cookie: officer });
  const act = async (action: 'submit' | 'approve' | 'recall', cookie: string): Promise<ReportView> => {
    const { version } = await view();
    const after = await sender.send<ReportView>({ method: 'POST', path: `/reports/${reportId}/actions`, cookie, body: { action, version } });
    done.acts[action] += 1;
    return after;
  };
  const save = async (itemCode: string, change: object): Promise<void> => {
    const item = (await view()).items.find((each) => each.code === itemCode);
    await sender.send({ method: 'PATCH', path: `/reports/${reportId}/items/${itemCode}`, cookie: officer, body: { version: item?.version, ...change } });
    done.acts.save_item += 1;
  };

  // Words that nothing in the story says: saving what stands there already changes nothing and leaves no line in the trail.
  await save('direction', { words: `Kế hoạch ${code}.`, silence: null });
  await save('difficulties', { words: `Khó khăn ${code}.`, cause: 'Chữ ký số.', causeKind: 'objective', silence: null });
  await save('next_steps', { words: `Việc tiếp theo ${code}.`, silence: null });
  await save('proposals', { words: `Kiến nghị ${code}.`, silence: null });
  for (let round = 1; goesOn(); round += 1) {
    await save('results', { words: `Lần ${round}.` });
    const itemCode = PROVEN[round % PROVEN.length] ?? 'level4';
    if (done.files.length < MOST_FILES * PROVEN.length) {
      const name = `${code}-${round}.pdf`;
      const bytes = Buffer.from(`%PDF-1.4\n% ${code} ${round}\n%%EOF\n`);
      const kept = await sender.send<{ id: string }>({ method: 'POST', path: `/reports/${reportId}/items/${itemCode}/evidence`, cookie: officer, file: { name, bytes } });
      done.files.push({ id: kept.id, name, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    await act('submit', officer);
    const sent = await act('approve', head);
    const newest = sent.receipts.reduce((last, each) => (each.revision > last.revision ? each : last));
    done.receipts.push({ revision: newest.revision, receiptNumber: newest.receiptNumber });
    await act('recall', officer);
  }
  return done;
}
