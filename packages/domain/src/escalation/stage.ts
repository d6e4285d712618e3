import { addDays, dateAt, hourOfDay, instant, MS_OF_HOUR, VIETNAM } from '../calendar/index.js';
import type { Instant, PlainDate, WorkingCalendar, Zone } from '../calendar/index.js';
import type { ReminderAudience, ReminderRule } from './reminder-rule.js';

/** The hour of the day, local time, at which a stage is told. */
export const TELLING_HOUR = 8;

/** The days that stages are counted from, as they stand now; an extension or a changed calendar gives new ones. */
export type ReminderAnchors =
  | { readonly subject: 'target'; readonly due: PlainDate }
  | { readonly subject: 'report'; readonly due: PlainDate; readonly cutoff: PlainDate };

/** A rule on its day. `nominalDay` is where the rule alone puts it, `day` where it is told, `tellAt` when. */
export interface ReminderStage {
  readonly code: string;
  readonly audiences: readonly ReminderAudience[];
  readonly nominalDay: PlainDate;
  readonly day: PlainDate;
  readonly tellAt: Instant;
}

/**
 * The day on which a rule is told: never a day off, so a stage before or on its anchor moves back and one after it
 * forward; and what is to be told by the due day is never told after it.
 * @throws RangeError for a rule of another subject, or one counted from a cut-off that the subject does not have.
 */
export function reminderDay(rule: ReminderRule, anchors: ReminderAnchors, calendar: WorkingCalendar): PlainDate {
  return dayOf(rule, nominalDayOf(rule, anchors, calendar), anchors, calendar);
}

/** Every stage of one subject, in the order in which they are told. */
export function planStages(
  rules: readonly ReminderRule[],
  anchors: ReminderAnchors,
  calendar: WorkingCalendar,
  zone: Zone = VIETNAM,
): readonly ReminderStage[] {
  return rules
    .filter((rule) => rule.subject === anchors.subject)
    .map((rule): ReminderStage => {
      const nominalDay = nominalDayOf(rule, anchors, calendar);
      const day = dayOf(rule, nominalDay, anchors, calendar);
      return { code: rule.code, audiences: rule.audiences, nominalDay, day, tellAt: tellingInstant(day, zone) };
    })
    .toSorted(compareStages);
}

/**
 * The stages to tell in (`since`, `until`]: a stage counts from its telling hour on. What a run missed, the next one
 * finds, because nothing is asked but what lies between the two. A plain date stands for that whole day.
 */
export function dueStages(
  rules: readonly ReminderRule[],
  anchors: ReminderAnchors,
  calendar: WorkingCalendar,
  since: Instant | PlainDate,
  until: Instant | PlainDate,
  zone: Zone = VIETNAM,
): readonly ReminderStage[] {
  const [after, upTo] = [lastToldDay(since, zone), lastToldDay(until, zone)];
  return planStages(rules, anchors, calendar, zone).filter(({ day }) => after < day && day <= upTo);
}

/** When the stages of a day are told. */
export function tellingInstant(day: PlainDate, zone: Zone = VIETNAM): Instant {
  return hourOfDay(day, TELLING_HOUR, zone);
}

/** Earlier told first; of two told on one day, the one the rules put earlier. Negative, 0 or positive, as for sorting. */
export function compareStages(a: ReminderStage, b: ReminderStage): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.nominalDay !== b.nominalDay) return a.nominalDay < b.nominalDay ? -1 : 1;
  if (a.code === b.code) return 0;
  return a.code < b.code ? -1 : 1;
}

function nominalDayOf(rule: ReminderRule, anchors: ReminderAnchors, calendar: WorkingCalendar): PlainDate {
  const anchor = anchorOf(rule, anchors);
  if (rule.offset === 0) return anchor;
  return rule.unit === 'day' ? addDays(anchor, rule.offset) : calendar.addWorkingDays(anchor, rule.offset);
}

function anchorOf(rule: ReminderRule, anchors: ReminderAnchors): PlainDate {
  if (rule.subject !== anchors.subject) throw new RangeError(`${rule.code} is not about a ${anchors.subject}`);
  if (rule.anchor === 'due') return anchors.due;
  if (anchors.subject === 'target') throw new RangeError(`${rule.code} counts from a cut-off, which a target has not`);
  return anchors.cutoff;
}

function dayOf(rule: ReminderRule, nominal: PlainDate, anchors: ReminderAnchors, calendar: WorkingCalendar): PlainDate {
  if (rule.offset <= 0) return calendar.previousWorkingDay(nominal);
  const moved = calendar.nextWorkingDay(nominal);
  return nominal <= anchors.due && moved > anchors.due ? calendar.previousWorkingDay(nominal) : moved;
}

function lastToldDay(at: Instant | PlainDate, zone: Zone): PlainDate {
  return typeof at === 'string' ? at : dateAt(instant(at - TELLING_HOUR * MS_OF_HOUR), zone);
}
