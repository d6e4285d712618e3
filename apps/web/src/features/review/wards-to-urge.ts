import type { DeskRow } from '@tiendo/types';

const OWING: readonly DeskRow['status'][] = ['not_started', 'draft', 'with_head', 'returned'];

/** The wards that a mail would reach now: still owing, and not urged today. */
export function wardsToUrge(rows: readonly DeskRow[]): DeskRow[] {
  return rows.filter(({ status, urgedToday }) => OWING.includes(status) && !urgedToday);
}
