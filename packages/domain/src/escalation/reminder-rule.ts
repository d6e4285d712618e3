/** What a reminder is about: an agency's target, or its report of a period. */
export const REMINDER_SUBJECTS = ['target', 'report'] as const;
export type ReminderSubject = (typeof REMINDER_SUBJECTS)[number];

/** The day that a reminder is counted from: the end of the data, or the due day. A target has no cut-off. */
export const REMINDER_ANCHORS = ['due', 'cutoff'] as const;
export type ReminderAnchor = (typeof REMINDER_ANCHORS)[number];

export const REMINDER_UNITS = ['day', 'working_day'] as const;
export type ReminderUnit = (typeof REMINDER_UNITS)[number];

/** Whom a reminder reaches, in the order in which a matter rises. */
export const REMINDER_AUDIENCES = ['reporting_officer', 'head', 'city_office'] as const;
export type ReminderAudience = (typeof REMINDER_AUDIENCES)[number];

/** One stage of escalation. `offset` is counted in `unit` from the anchor: negative before, 0 on, positive after it. */
export interface ReminderRule {
  readonly code: string;
  readonly subject: ReminderSubject;
  readonly anchor: ReminderAnchor;
  readonly offset: number;
  readonly unit: ReminderUnit;
  readonly audiences: readonly ReminderAudience[];
}

const OFFICER: readonly ReminderAudience[] = ['reporting_officer'];
const OFFICER_AND_HEAD: readonly ReminderAudience[] = ['reporting_officer', 'head'];
const UP_TO_CITY_OFFICE: readonly ReminderAudience[] = ['reporting_officer', 'head', 'city_office'];

/**
 * The stages an installation starts with; its administrator may change them. Those of a report before its due day
 * are counted from the cut-off, because a ward is due one working day after it.
 */
export const DEFAULT_REMINDER_RULES: readonly ReminderRule[] = [
  { code: 'target_14_days_before', subject: 'target', anchor: 'due', offset: -14, unit: 'day', audiences: OFFICER },
  { code: 'target_7_days_before', subject: 'target', anchor: 'due', offset: -7, unit: 'day', audiences: OFFICER },
  { code: 'target_3_days_before', subject: 'target', anchor: 'due', offset: -3, unit: 'day', audiences: OFFICER },
  { code: 'target_1_day_before', subject: 'target', anchor: 'due', offset: -1, unit: 'day', audiences: OFFICER },
  { code: 'target_1_day_after', subject: 'target', anchor: 'due', offset: 1, unit: 'day', audiences: OFFICER_AND_HEAD },
  { code: 'target_5_days_after', subject: 'target', anchor: 'due', offset: 5, unit: 'day', audiences: UP_TO_CITY_OFFICE },
  { code: 'report_7_days_before_cutoff', subject: 'report', anchor: 'cutoff', offset: -7, unit: 'day', audiences: OFFICER },
  {
    code: 'report_1_working_day_before_cutoff',
    subject: 'report',
    anchor: 'cutoff',
    offset: -1,
    unit: 'working_day',
    audiences: OFFICER,
  },
  { code: 'report_due_day', subject: 'report', anchor: 'due', offset: 0, unit: 'day', audiences: OFFICER },
  {
    code: 'report_1_working_day_after',
    subject: 'report',
    anchor: 'due',
    offset: 1,
    unit: 'working_day',
    audiences: OFFICER_AND_HEAD,
  },
  {
    code: 'report_3_working_days_after',
    subject: 'report',
    anchor: 'due',
    offset: 3,
    unit: 'working_day',
    audiences: UP_TO_CITY_OFFICE,
  },
];
