import type { PolicyAction } from './policy-table.js';

/** Whose history can be asked for, and who may read it: whoever may read the thing itself. */
export const HISTORY_POLICY = {
  report: 'report.read',
  evidence: 'report.read',
  offer: 'register.read',
  obligation: 'obligation.read',
  agency: 'report.read',
  person: 'person.read',
  reminder_rule: 'reminder.read',
  document: 'document.read',
  target: 'target.read',
} as const satisfies Record<string, PolicyAction>;

export type HistorySubject = keyof typeof HISTORY_POLICY;
export const HISTORY_SUBJECTS = Object.keys(HISTORY_POLICY) as [HistorySubject, ...HistorySubject[]];

/** Who of those that may read a report sees what was done to it. */
export type HistoryAudience =
  /** Everybody who may read it. */
  | 'readers'
  /** Its agency alone: what is being drafted there, and who looked at it. */
  | 'agency'
  /** Its reviewers at once, the others when the report has come back or was accepted. */
  | 'reviewers_first';

/** Of the acts that not every reader sees; the others are for all. */
export const REPORT_HISTORY: Readonly<Record<string, HistoryAudience>> = {
  'report.start': 'agency',
  'report.save_item': 'agency',
  'report.submit': 'agency',
  'report.withdraw': 'agency',
  'report.give_back': 'agency',
  'report.read': 'agency',
  'evidence.attach': 'agency',
  'evidence.remove': 'agency',
  'evidence.restore': 'agency',
  'evidence.download': 'agency',
  'report.decide_item': 'reviewers_first',
  'report.accept_unchanged': 'reviewers_first',
};

/** By these what the reviewer decided is told. */
export const REPORT_COMES_BACK = ['report.return', 'report.accept'] as const;

/** The acts of one audience. */
export function actsFor(audience: HistoryAudience): string[] {
  return Object.keys(REPORT_HISTORY).filter((action) => REPORT_HISTORY[action] === audience);
}
