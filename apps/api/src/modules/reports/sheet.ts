import type { PlainDate } from '@tiendo/domain/calendar';
import { checkReport, OWING_STATUSES, QUARTERLY_FORM, type Check, type ItemCode } from '@tiendo/domain/reports';
import type { Context } from '../../platform/auth/context.js';
import { formFigures, isFigureItem, type FigureItem } from './form-figures.js';
import { evidenceOf } from './report-files.queries.js';
import { figuresDay, formRuleOn, liveFigures, type FormRule } from './report-figures.js';
import type { Frozen } from './report.entity.js';
import { byItem, itemsOf, lastSentBefore, newestBefore, revisionsOf, roundOf, type ItemRow, type WholeReport } from './report.queries.js';
import { contentOf, emptyAnswer, isChanged, type ItemAnswer } from './snapshot.js';

/** One item with what it is compared to. */
export interface SheetItem {
  readonly now: ItemAnswer;
  /** As last sent for an earlier period. */
  readonly last: ItemAnswer | null;
  /** As it stood when the reviewer returned it; null in the first round. */
  readonly before: ItemAnswer | null;
  readonly changed: boolean;
  /** The reviewer's reason where the item was returned in the round before; else null. */
  readonly returned: string | null;
  /** Nobody has to look at it again: it says what the reviewer saw and did not return, and what the last period said. */
  readonly isAsBefore: boolean;
  /** null before the report was started. */
  readonly row: ItemRow | null;
}

/** The content of a report in the order of the form; no items where nothing may be seen. */
export interface Sheet {
  readonly isDraft: boolean;
  readonly figuresOn: PlainDate;
  /** Whether the figures follow the register, were fixed, or never were before the lock, so that there are none. */
  readonly figures: FiguresState;
  readonly rule: FormRule;
  readonly items: readonly SheetItem[];
}

export type FiguresState = 'live' | 'fixed' | 'none';

/** In these states the agency is writing; in the others what counts is what was sent. */
export const WRITING = OWING_STATUSES;

/**
 * What the agency is writing. Its figures are those of the register now, or those that were frozen when it went to the head. Once it is
 * locked they follow the register no more: those that were last fixed are shown, or none where none ever were.
 * @param frozen figures to take instead
 */
export async function draftSheet(ctx: Context, report: WholeReport, frozen: Frozen | null = report.frozen): Promise<Sheet> {
  const [{ state, on, rule, answers: figures }, rows, files, before, last] = await Promise.all([
    draftFigures(ctx, report, frozen),
    itemsOf(ctx, report.id),
    evidenceOf(ctx, report.id).then(byItem),
    newestBefore(ctx, report.id, roundOf(report)),
    lastSentBefore(ctx, report),
  ]);
  const answers = QUARTERLY_FORM.map(({ code }): ItemAnswer => {
    const { words, cause, causeKind, silence } = rows.get(code) ?? emptyAnswer(code);
    const { numerator, denominator, uses } = (isFigureItem(code) ? figures(code) : undefined) ?? NO_FIGURE;
    return { code, words, cause, causeKind, silence, numerator, denominator, uses, evidence: files.get(code) ?? [] };
  });
  return { isDraft: true, figuresOn: on, figures: state, rule, items: compared(answers, last, before?.items ?? null, rows, returnedNow(rows)) };
}

interface DraftFigures {
  readonly state: FiguresState;
  readonly on: PlainDate;
  readonly rule: FormRule;
  readonly answers: (code: FigureItem) => Pick<ItemAnswer, 'numerator' | 'denominator' | 'uses'> | undefined;
}

async function draftFigures(ctx: Context, report: WholeReport, frozen: Frozen | null): Promise<DraftFigures> {
  if (frozen === null && report.lockAt <= ctx.now) return lastFixed(ctx, report);
  const { on, offers } = frozen ?? (await liveFigures(ctx, report));
  const rule = await formRuleOn(ctx, on);
  const { items } = formFigures(rule.definition, offers);
  return { state: frozen === null ? 'live' : 'fixed', on, rule, answers: (code) => items[code] };
}

async function lastFixed(ctx: Context, report: WholeReport): Promise<DraftFigures> {
  const sent = (await revisionsOf(ctx, report.id, [report.sentRevision])).get(report.sentRevision);
  const on = sent?.figuresOn ?? report.cutoffOn;
  return { state: sent === undefined ? 'none' : 'fixed', on, rule: await formRuleOn(ctx, on), answers: (code) => sent?.items.find((item) => item.code === code) };
}

/** What was last sent; empty while nothing was. */
export async function sentSheet(ctx: Context, report: WholeReport): Promise<Sheet> {
  const [rows, sent, last] = await Promise.all([
    itemsOf(ctx, report.id),
    revisionsOf(ctx, report.id, [report.sentRevision]),
    lastSentBefore(ctx, report),
  ]);
  const shown = sent.get(report.sentRevision);
  const figuresOn = shown?.figuresOn ?? figuresDay(report, ctx.today);
  const [rule, before] = await Promise.all([formRuleOn(ctx, figuresOn), newestBefore(ctx, report.id, shown?.round ?? 1)]);
  const returned = new Map(shown?.returned.map(({ code, reason }) => [code, reason]));
  return { isDraft: false, figuresOn, figures: shown === undefined ? 'none' : 'fixed', rule, items: compared(shown?.items ?? [], last, before?.items ?? null, rows, returned) };
}

type ReturnedReasons = ReadonlyMap<ItemCode, string>;

/** What waits for the agency's answer. */
function returnedNow(rows: ReadonlyMap<ItemCode, ItemRow>): ReturnedReasons {
  return new Map([...rows].flatMap(([code, { state, returnReason }]) => (state === 'returned' ? [[code, returnReason ?? '']] : [])));
}

const NO_FIGURE = { numerator: null, denominator: null, uses: null } as const;

function compared(answers: readonly ItemAnswer[], last: readonly ItemAnswer[] | null, before: readonly ItemAnswer[] | null, rows: ReadonlyMap<ItemCode, ItemRow>, returned: ReturnedReasons): SheetItem[] {
  const find = (items: readonly ItemAnswer[] | null, code: ItemCode): ItemAnswer | null => items?.find((item) => item.code === code) ?? null;
  return answers.map((now) => {
    const [was, lastTime] = [find(before, now.code), find(last, now.code)];
    const changed = isChanged(now, was, lastTime);
    const reason = returned.get(now.code) ?? null;
    return { now, last: lastTime, before: was, changed, returned: reason, isAsBefore: !changed && reason === null && !isChanged(now, null, lastTime), row: rows.get(now.code) ?? null };
  });
}

/** The questions that the reviewer would ask of this sheet. */
export function checksOf(sheet: Sheet): Check[] {
  return checkReport(
    sheet.items.map(({ now, last, before, changed, returned }) => ({
      now: contentOf(now),
      last: last === null ? null : contentOf(last),
      // Files are compared by what is in them, which their number does not tell.
      returned: returned !== null && !changed && before !== null ? contentOf(before) : null,
    })),
  );
}
