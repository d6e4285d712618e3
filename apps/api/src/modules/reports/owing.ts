import { OWING_STATUSES } from '@tiendo/domain/reports';

// What a report owes is said here once, as SQL of the report `r`; a recall gives back what its sending took away, so the columns never say more than what stands.

const list = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(', ');

/** It is the agency's turn to send, or to send anew; a locked report owes nothing any more. `now` is a parameter of SQL. */
export function owedSql(now: string): string {
  return `(r.status in (${list(OWING_STATUSES)}) and r.lock_at > ${now}::timestamptz)`;
}

/** The day by which what is owed is due; a return has its own, which stays while what answered it may be recalled. */
export const OWED_BY = 'coalesce(r.return_due_on, r.due_on)';

/** A sending of it stands: one that was recalled unseen does not. */
export const HAS_SENT = 'r.first_sent_at is not null';

/** No sending stands and the due day is over; locked ones too, which stay silent. `today` is a parameter of SQL. */
export function silentSql(today: string): string {
  return `(not (${HAS_SENT}) and r.due_on < ${today}::date)`;
}
