import type { PerformanceStatus } from '@tiendo/phrases';

/** From done to silent, and last those whom the target is not for: the order of the key and of the filter. */
export const STATUSES_IN_ORDER: readonly PerformanceStatus[] = ['met', 'met_late', 'on_track', 'at_risk', 'due_soon', 'overdue', 'not_reported', 'not_applicable'];
