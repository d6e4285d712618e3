import { decide, type Actor, type AgencySubject, type Refusal } from '../access/index.js';
import type { Instant } from '../calendar/index.js';
import { REPORT_ACTIONS, REPORT_LIFECYCLE, type ReportAction, type ReportStatus, type StoredReportStatus } from './lifecycle.js';

export interface ReportSubject extends AgencySubject {
  readonly status: StoredReportStatus;
  /** The instant from which nobody can change it by any path; null while no lock is set. */
  readonly lockAt: Instant | null;
}

export type ReportRefusal = Refusal | 'wrong_status' | 'locked';
export type ReportVerdict = { readonly allowed: true } | { readonly allowed: false; readonly because: ReportRefusal };

/** Whether the actor may do this to this report now. The person first, then the lock, then the state. */
export function decideReport(actor: Actor, action: ReportAction, report: ReportSubject, now: Instant): ReportVerdict {
  const transition = REPORT_LIFECYCLE[action];
  const verdict = decide(actor, transition.needs, report);
  if (!verdict.allowed) return verdict;
  if (isLocked(report, now)) return { allowed: false, because: 'locked' };
  if (!transition.from.includes(report.status)) return { allowed: false, because: 'wrong_status' };
  return { allowed: true };
}

export function isLocked(report: Pick<ReportSubject, 'lockAt'>, now: Instant): boolean {
  return report.lockAt !== null && now >= report.lockAt;
}

/** The status to show: the lock over the last state. */
export function shownStatus(report: Pick<ReportSubject, 'lockAt' | 'status'>, now: Instant): ReportStatus {
  return isLocked(report, now) ? 'locked' : report.status;
}

/** The state after an action; `same` keeps it. */
export function statusAfter(action: ReportAction, status: StoredReportStatus): StoredReportStatus {
  const to = REPORT_LIFECYCLE[action].to;
  return to === 'same' ? status : to;
}

/** What the page may offer, each with the reason where it may not. */
export function reportAbilities(actor: Actor, report: ReportSubject, now: Instant): Record<ReportAction, ReportVerdict> {
  return Object.fromEntries(REPORT_ACTIONS.map((action) => [action, decideReport(actor, action, report, now)])) as Record<ReportAction, ReportVerdict>;
}
