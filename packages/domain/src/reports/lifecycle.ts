import type { PolicyAction } from '../access/index.js';

/** What is stored. `locked` is not among them: the lock is an instant that keeps the last state. */
export const STORED_REPORT_STATUSES = ['not_started', 'draft', 'with_head', 'sent', 'in_review', 'returned', 'accepted'] as const;
export type StoredReportStatus = (typeof STORED_REPORT_STATUSES)[number];

/** In these states it is the agency's turn: the report is owed, unless it is locked. In the others it is with its reviewer, or done. */
export const OWING_STATUSES: readonly StoredReportStatus[] = ['not_started', 'draft', 'with_head', 'returned'];

/** What is shown. */
export const REPORT_STATUSES = [...STORED_REPORT_STATUSES, 'locked'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const REPORT_ACTIONS = [
  'start',
  'save',
  'submit',
  'withdraw',
  'give_back',
  'approve',
  'recall',
  'dispatch',
  'open',
  'decide_item',
  'return',
  'accept',
] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

export interface Transition {
  readonly from: readonly StoredReportStatus[];
  readonly to: StoredReportStatus | 'same';
  /** The policy action that an actor needs for it. */
  readonly needs: PolicyAction;
  /** A reason in words must come with it. */
  readonly reason?: true;
}

/** The whole life of a report. Anything not listed here is refused. */
export const REPORT_LIFECYCLE: Readonly<Record<ReportAction, Transition>> = {
  start: { from: ['not_started'], to: 'draft', needs: 'report.edit' },
  save: { from: ['draft', 'returned'], to: 'same', needs: 'report.edit' },
  submit: { from: ['draft', 'returned'], to: 'with_head', needs: 'report.submit' },
  withdraw: { from: ['with_head'], to: 'draft', needs: 'report.submit' },
  give_back: { from: ['with_head'], to: 'draft', needs: 'report.approve', reason: true },
  approve: { from: ['with_head'], to: 'sent', needs: 'report.approve' },
  recall: { from: ['sent'], to: 'draft', needs: 'report.recall' },
  dispatch: { from: ['sent', 'in_review', 'accepted'], to: 'same', needs: 'report.dispatch' },
  open: { from: ['sent'], to: 'in_review', needs: 'report.review' },
  decide_item: { from: ['in_review'], to: 'same', needs: 'report.review' },
  return: { from: ['in_review'], to: 'returned', needs: 'report.review' },
  accept: { from: ['in_review'], to: 'accepted', needs: 'report.review' },
};
