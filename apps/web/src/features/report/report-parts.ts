import { checkReport, REPORT_SECTIONS, type Check, type ItemCode, type ItemContent, type ReportSection } from '@tiendo/domain/reports';
import type { ItemContentView, ReportItemView, ReportView } from '@tiendo/types';
import { hasFigure, isFigureKind } from './figure-change.js';
import { wordsOf, type ItemWords } from './saving/item-words.js';

export type PartState = 'done' | 'warning' | 'error' | 'open';

/** What somebody has typed into an item, else what the server has. */
export type WordsOf = (item: ReportItemView) => ItemWords;

const content = (code: ItemCode, view: ItemContentView, evidenceCount: number): ItemContent => ({ code, ...view, evidenceCount });

/**
 * The reviewer's questions over what is typed this moment, errors first. That a returned item is still as it was is
 * the server's to say, which knows what was attached to it then; it is not said while the item is being changed.
 */
export function liveChecks(report: ReportView, typed: WordsOf): Check[] {
  const checks = checkReport(
    report.items.map((item) => ({
      now: content(item.code, { ...item.now, ...typed(item) }, item.evidence.length),
      last: item.last === null ? null : content(item.code, item.last, 0),
      returned: null,
    })),
  );
  const still = report.checks.filter(({ code, item }) => code === 'returned_item_unchanged' && isAsSaved(report, item, typed));
  return [...checks, ...still];
}

function isAsSaved(report: ReportView, code: ItemCode, typed: WordsOf): boolean {
  const item = report.items.find((each) => each.code === code);
  return item !== undefined && JSON.stringify(wordsOf(typed(item))) === JSON.stringify(wordsOf(item.now));
}

/** One item by what is asked of it: nothing written is open, not wrong. */
export function stateOfItem(code: ItemCode, checks: readonly Check[]): PartState {
  const own = checks.filter((check) => check.item === code);
  if (own.some((check) => check.code === 'words_missing')) return 'open';
  if (own.some((check) => check.severity === 'error')) return 'error';
  return own.length > 0 ? 'warning' : 'done';
}

const WORST_FIRST: readonly PartState[] = ['error', 'open', 'warning'];

export interface SectionState {
  readonly section: ReportSection;
  readonly items: readonly ReportItemView[];
  readonly state: PartState;
  /** Items without an error. */
  readonly done: number;
}

/** The sections of the form in their order, each as bad as its worst item. */
export function sectionsOf(items: readonly ReportItemView[], checks: readonly Check[]): SectionState[] {
  return REPORT_SECTIONS.map((section) => {
    const own = items.filter((item) => item.section === section);
    // A figure that was never fixed before the lock is not an answer.
    const states = own.map((item) => (isFigureKind(item) && !hasFigure(item.now) ? 'open' : stateOfItem(item.code, checks)));
    const worst: PartState = WORST_FIRST.find((state) => states.includes(state)) ?? 'done';
    return { section, items: own, state: worst, done: states.filter((state) => state === 'done' || state === 'warning').length };
  }).filter(({ items: own }) => own.length > 0);
}

export function itemsWithErrors(checks: readonly Check[]): number {
  return new Set(checks.filter((check) => check.severity === 'error').map((check) => check.item)).size;
}

export function evidenceCount(items: readonly ReportItemView[]): number {
  return items.reduce((sum, item) => sum + item.evidence.length, 0);
}
