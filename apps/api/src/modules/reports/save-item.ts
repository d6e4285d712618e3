import { formItem, type ItemCode } from '@tiendo/domain/reports';
import type { BodyOf, reports } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused, type WrongField } from '../../platform/http/refused.js';
import { changeReport } from './locked-report.js';
import { ReportItem } from './report-item.entity.js';
import { holdForWriting } from './start.js';

type Given = BodyOf<typeof reports.saveItem>;
type Written = Pick<ReportItem, 'words' | 'cause' | 'causeKind' | 'silence'>;

/**
 * Saves what was typed into one item. "Unchanged" copies nothing: it attests.
 * @throws Refused as `holdReport` does, `stale_version` with what another person has written, `invalid_input`
 */
export async function saveItem(ctx: ActorContext, reportId: string, code: ItemCode, given: Given): Promise<void> {
  const { report, role } = await holdForWriting(ctx, reportId);
  const key = { jurisdictionId: ctx.jurisdictionId, reportId, code };
  const item = await ctx.tx.manager.findOneByOrFail(ReportItem, key);
  if (item.version !== given.version) throw new Refused('stale_version', { current: { ...writtenOf(item), version: item.version } });
  const wrong = wrongFor(code, given);
  if (wrong.length > 0) throw new Refused('invalid_input', { fields: wrong });

  const change = changeOf(item, given);
  if (Object.keys(change).length === 0) return;
  await ctx.tx.manager.update(ReportItem, key, { ...change, version: item.version + 1 });
  await changeReport(ctx, report, { savedAt: ctx.now });
  const before = Object.fromEntries(Object.keys(change).map((field) => [field, item[field as keyof Written]]));
  await audit(ctx, { action: 'report.save_item', subjectKind: 'report', subjectId: reportId, agencyId: report.agencyId, role, before: { item: code, ...before }, after: { item: code, ...change } });
}

function changeOf(item: ReportItem, given: Given): Partial<Written> {
  const wanted: Partial<Written> = {
    ...(given.words === undefined ? {} : { words: cleanWords(given.words) }),
    ...(given.cause === undefined ? {} : { cause: cleanWords(given.cause) }),
    ...(given.causeKind === undefined ? {} : { causeKind: given.causeKind }),
    ...(given.silence === undefined ? {} : { silence: given.silence }),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => item[field as keyof Written] !== value));
}

/** Only the difficulties have a cause, and only some items may be answered by a silence. */
function wrongFor(code: ItemCode, { silence, cause, causeKind }: Given): WrongField[] {
  const { kind, silences } = formItem(code);
  const wrong = (path: string, expected: string): WrongField => ({ in: 'body', path, code: 'not_allowed', expected });
  return [
    ...(silence && !silences.includes(silence) ? [wrong('silence', silences.join(' | ') || 'null')] : []),
    ...(kind !== 'difficulty' && cause ? [wrong('cause', 'empty')] : []),
    ...(kind !== 'difficulty' && causeKind ? [wrong('causeKind', 'null')] : []),
  ];
}

function writtenOf({ words, cause, causeKind, silence }: ReportItem): Written {
  return { words, cause, causeKind, silence };
}

/** One spelling for one text (NFC), without the control characters that a paste from elsewhere brings along. */
function cleanWords(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}
