import { compareFractions } from '../figures/index.js';
import { formItem, type ItemCode, type ItemContent } from './form.js';

/** An error stops the report; a warning is what the reviewer is going to ask. */
export const CHECK_CODES = [
  'words_missing',
  'cause_missing',
  'cause_kind_missing',
  'nothing_to_count',
  'proof_missing',
  'denominator_fell',
  'share_jumped',
  'share_fell',
  'on_but_unused',
  'unchanged_without_last',
  'returned_item_unchanged',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

export interface Check {
  readonly item: ItemCode;
  readonly code: CheckCode;
  readonly severity: 'error' | 'warning';
  /** What was found, for the sentence: whole numbers and words only. */
  readonly found: Readonly<Record<string, number | string>>;
}

/** A share that moves by this many points between two quarters is asked about. */
export const JUMP_POINTS = 10;

export interface CheckedItem {
  readonly now: ItemContent;
  /** The same item as last sent for an earlier period; null when there was none. */
  readonly last: ItemContent | null;
  /** The item as it stood when the reviewer returned it; null when it was not returned. */
  readonly returned: ItemContent | null;
}

type Rule = (item: CheckedItem) => Check[];

const check = (item: ItemCode, severity: Check['severity'], code: CheckCode, found: Check['found'] = {}): Check => ({ item, severity, code, found });
const answered = (content: ItemContent): boolean => content.silence !== null || content.words.trim() !== '';

/** The reviewer's questions, run while the officer types. One rule an entry. */
const RULES: readonly Rule[] = [
  ({ now }) => {
    const { kind } = formItem(now.code);
    return (kind === 'words' || kind === 'difficulty') && !answered(now) ? [check(now.code, 'error', 'words_missing')] : [];
  },
  ({ now }) => {
    if (formItem(now.code).kind !== 'difficulty' || now.silence !== null || now.words.trim() === '') return [];
    if (now.cause.trim() === '') return [check(now.code, 'error', 'cause_missing')];
    return now.causeKind === null ? [check(now.code, 'error', 'cause_kind_missing')] : [];
  },
  ({ now, last }) => (now.silence === 'unchanged' && last === null ? [check(now.code, 'error', 'unchanged_without_last')] : []),
  ({ now }) => (isFigure(now) && now.denominator === 0 ? [check(now.code, 'warning', 'nothing_to_count')] : []),
  ({ now }) => (formItem(now.code).proof && now.evidenceCount === 0 ? [check(now.code, 'warning', 'proof_missing')] : []),
  // Services do not vanish by themselves; dossiers of a quarter rise and fall.
  ({ now, last }) =>
    formItem(now.code).kind !== 'usage' && isFigure(now) && last !== null && isFigure(last) && now.denominator < last.denominator
      ? [check(now.code, 'warning', 'denominator_fell', { was: last.denominator, is: now.denominator })]
      : [],
  ({ now, last }) => {
    if (formItem(now.code).kind !== 'ratio' || !isFigure(now) || last === null || !isFigure(last) || now.denominator === 0 || last.denominator === 0) return [];
    const points = Math.trunc((now.numerator * 100) / now.denominator - (last.numerator * 100) / last.denominator);
    if (points >= JUMP_POINTS) return [check(now.code, 'warning', 'share_jumped', { points })];
    return compareFractions(now, last) < 0 ? [check(now.code, 'warning', 'share_fell', { points: -points })] : [];
  },
  ({ now }) =>
    formItem(now.code).kind === 'adoption' && (now.numerator ?? 0) > 0 && now.uses === 0
      ? [check(now.code, 'warning', 'on_but_unused', { on: now.numerator ?? 0 })]
      : [],
  ({ now, returned }) =>
    returned !== null && sameAnswer(now, returned) ? [check(now.code, 'warning', 'returned_item_unchanged')] : [],
];

/** All checks of a report, errors before warnings so that warnings never drown them. */
export function checkReport(items: readonly CheckedItem[]): Check[] {
  const found = items.flatMap((item) => RULES.flatMap((rule) => rule(item)));
  return [...found.filter((each) => each.severity === 'error'), ...found.filter((each) => each.severity === 'warning')];
}

type FigureContent = ItemContent & { readonly numerator: number; readonly denominator: number };

function isFigure(content: ItemContent): content is FigureContent {
  return content.numerator !== null && content.denominator !== null;
}

/** Whether two answers say the same, evidence counted. */
export function sameAnswer(a: ItemContent, b: ItemContent): boolean {
  return (
    a.words.trim() === b.words.trim() &&
    a.cause.trim() === b.cause.trim() &&
    a.causeKind === b.causeKind &&
    a.silence === b.silence &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.uses === b.uses &&
    a.evidenceCount === b.evidenceCount
  );
}
