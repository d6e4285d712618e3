import type { AgencyHome, HomeObligation } from '@tiendo/types';

/** What the sentence says of the level target. */
export type TargetWords =
  | { readonly kind: 'missing'; readonly obligation: HomeObligation }
  | { readonly kind: 'late'; readonly obligation: HomeObligation }
  | { readonly kind: 'met'; readonly obligation: HomeObligation };

const DONE = ['met', 'met_late'];

/**
 * The share that the sentence speaks of: the one whose day comes next, else the one that was missed last, else the one
 * that was reached. Null where the agency has none to reach, or nothing to count.
 */
export function targetWords(obligations: readonly HomeObligation[]): TargetWords | null {
  const shares = obligations.filter(({ target, status, fraction }) => target.kind === 'ratio' && status !== 'not_applicable' && fraction.denominator > 0);
  const open = shares.filter(({ status }) => !DONE.includes(status));
  const next = open.filter(({ daysLeft }) => daysLeft >= 0).toSorted((a, b) => a.daysLeft - b.daysLeft)[0];
  if (next) return { kind: 'missing', obligation: next };
  const last = open.toSorted((a, b) => b.daysLeft - a.daysLeft)[0];
  if (last) return { kind: 'late', obligation: last };
  const reached = shares.toSorted((a, b) => b.daysLeft - a.daysLeft)[0];
  return reached ? { kind: 'met', obligation: reached } : null;
}

/** What is still to be reached first, the nearest day before the rest; what is reached keeps its order after that. */
export function inOrder(obligations: readonly HomeObligation[]): HomeObligation[] {
  const isOpen = ({ status }: HomeObligation) => !DONE.includes(status) && status !== 'not_applicable';
  return [...obligations.filter(isOpen).toSorted((a, b) => a.daysLeft - b.daysLeft), ...obligations.filter((each) => !isOpen(each))];
}

export function startOfSentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

export type ReportWords = 'due' | 'late' | 'with_head' | 'to_sign' | 'sent' | 'returned' | 'accepted' | 'locked' | 'locked_unsent';

/** What the sentence says of the report of the period. */
export function reportWords({ status, nextAct, daysLeft, sentAt }: NonNullable<AgencyHome['report']>): ReportWords {
  if (nextAct === 'approve') return 'to_sign';
  if (status === 'returned') return 'returned';
  if (status === 'accepted') return 'accepted';
  if (status === 'locked') return sentAt === null ? 'locked_unsent' : 'locked';
  if (status === 'sent' || status === 'in_review') return 'sent';
  if (daysLeft < 0) return 'late';
  return status === 'with_head' ? 'with_head' : 'due';
}
