import { OWING_STATUSES } from '@tiendo/domain/reports';
import type { DeskRow } from '@tiendo/types';

/** The wards that a mail would reach now: still owing, and not urged today. */
export function wardsToUrge(rows: readonly DeskRow[]): DeskRow[] {
  return rows.filter(({ status, urgedToday }) => OWING_STATUSES.some((owing) => owing === status) && !urgedToday);
}
