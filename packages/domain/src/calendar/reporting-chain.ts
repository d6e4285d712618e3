import { deadlineOf } from './deadline.js';
import { VIETNAM } from './instant.js';
import type { Deadline, DeadlineRule } from './deadline.js';
import type { Zone } from './instant.js';
import type { Window } from './window.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Wards report to districts, these with departments and central agencies to the synthesis, it to the city. */
export const TIERS = ['ward', 'district', 'department', 'central', 'synthesis', 'city'] as const;
export type Tier = (typeof TIERS)[number];

/** A deadline for each level that a report is added up through (Decree 09/2019/NĐ-CP, Article 8(5)). */
export type ReportingChain = Readonly<Record<Tier, DeadlineRule>>;
export type ChainDeadlines = Readonly<Record<Tier, Deadline>>;

/**
 * The assumed chain of a quarter. The city's own day is the law's: no later than the 25th of the last month
 * (Decree 09/2019/NĐ-CP, Article 13), moved back so that a day off never makes it later; the others are the city's to set.
 */
export const DEFAULT_QUARTER_CHAIN: ReportingChain = {
  ward: { kind: 'working_days_after_cutoff', days: 1 },
  district: { kind: 'working_days_after_cutoff', days: 3 },
  department: { kind: 'working_days_after_cutoff', days: 3 },
  central: { kind: 'working_days_after_cutoff', days: 3 },
  synthesis: { kind: 'working_days_after_cutoff', days: 5 },
  city: { kind: 'day_of_month', day: 25, wording: 'no_later_than', onDayOff: 'back' },
};

export function chainOf(
  chain: ReportingChain,
  window: Window,
  calendar: WorkingCalendar,
  zone: Zone = VIETNAM,
): ChainDeadlines {
  const of = (tier: Tier): Deadline => deadlineOf(chain[tier], window, calendar, zone);
  return {
    ward: of('ward'),
    district: of('district'),
    department: of('department'),
    central: of('central'),
    synthesis: of('synthesis'),
    city: of('city'),
  };
}

/** What a chain gets wrong: a tier without a working day after the cut-off, or one not due after the tier it adds up. */
export type ChainBreach =
  | { readonly code: 'no_working_day_after_cutoff'; readonly tier: Tier }
  | { readonly code: 'not_after'; readonly tier: Tier; readonly earlier: Tier };

const WAITS_FOR: readonly (readonly [tier: Tier, earlier: Tier])[] = [
  ['district', 'ward'],
  ['department', 'ward'],
  ['central', 'ward'],
  ['synthesis', 'district'],
  ['synthesis', 'department'],
  ['synthesis', 'central'],
  ['city', 'synthesis'],
];

/**
 * At least one working day between the end of the data and every deadline (Decree 09/2019/NĐ-CP, Article 8(5)),
 * and every tier strictly after those it waits for. Empty where the chain is sound.
 */
export function chainBreaches(deadlines: ChainDeadlines, window: Window, calendar: WorkingCalendar): readonly ChainBreach[] {
  const tooEarly = TIERS.filter((tier) => calendar.workingDaysBetween(window.to, deadlines[tier].dueOn) < 1);
  const meeting = WAITS_FOR.filter(([tier, earlier]) => deadlines[tier].dueOn <= deadlines[earlier].dueOn);
  return [
    ...tooEarly.map((tier): ChainBreach => ({ code: 'no_working_day_after_cutoff', tier })),
    ...meeting.map(([tier, earlier]): ChainBreach => ({ code: 'not_after', tier, earlier })),
  ];
}

export function tiersKeepOrder(deadlines: ChainDeadlines, window: Window, calendar: WorkingCalendar): boolean {
  return chainBreaches(deadlines, window, calendar).length === 0;
}
