import type { PlainDate } from '../calendar/index.js';
import type { Role } from './roles.js';

/** Days in storage: the first one held, and the first one no longer held; null has no end. */
export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** A role of a person with its days. */
export interface Holding extends Days {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly agencyId: string | null;
}

export function holdsOn({ from, to }: Days, day: PlainDate): boolean {
  return from <= day && (to === null || to > day);
}

/** Whether two spans have a day in common; an empty one has none. */
export function overlap(one: Days, other: Days): boolean {
  const from = one.from > other.from ? one.from : other.from;
  const ends = [one.to, other.to].filter((end) => end !== null).sort();
  return ends[0] === undefined || from < ends[0];
}

export type GiveRefusal = 'day_past' | 'person_locked' | 'already_held';

/** Why a person cannot be given the role from that day on; null where they can. `own` are all roles of the person. */
export function giveRefusal(given: { readonly role: Role; readonly agencyId: string | null; readonly from: PlainDate }, own: readonly Holding[], state: { readonly isLocked: boolean; readonly today: PlainDate }): GiveRefusal | null {
  if (given.from < state.today) return 'day_past';
  if (state.isLocked) return 'person_locked';
  const same = own.filter(({ role, agencyId }) => role === given.role && agencyId === given.agencyId);
  return same.some((held) => overlap(held, { from: given.from, to: null })) ? 'already_held' : null;
}

export type EndRefusal = 'day_past' | 'already_ended' | 'before_it_begins';

/**
 * Why a role cannot end so that `to` is the first day without it; null where it can. An end that is still ahead may be moved, to a
 * later day too; what has ended is the past and stays as it was.
 */
export function endRefusal(held: Days, to: PlainDate, today: PlainDate): EndRefusal | null {
  if (to < today) return 'day_past';
  if (held.to !== null && held.to <= today) return 'already_ended';
  return to < held.from ? 'before_it_begins' : null;
}

/**
 * The first day from today on when nobody is administrator; null where there is always one. `holdings` are those of people who are
 * not locked, as they would be after a change: a change that gives a day here is refused.
 */
export function firstDayWithoutAdministrator(holdings: readonly Holding[], today: PlainDate): PlainDate | null {
  const spans = holdings.filter(({ role }) => role === 'administrator').toSorted((a, b) => (a.from < b.from ? -1 : 1));
  let day = today;
  for (const { from, to } of spans) {
    if (from > day) return day;
    if (to === null) return null;
    if (to > day) day = to;
  }
  return day;
}
