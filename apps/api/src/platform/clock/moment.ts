import { dateAt, instant, VIETNAM, type Instant, type PlainDate, type Zone } from '@tiendo/domain/calendar';

/** When something happens: on the product's clock, which a demonstration may have set forward, and really. */
export interface Moment {
  readonly now: Instant;
  /** The day of `now` in the jurisdiction's zone. */
  readonly today: PlainDate;
  /** For sessions, rate limits and jobs, which no demonstration moves. */
  readonly realNow: Instant;
  readonly zone: Zone;
}

/** @throws RangeError for a zone that the calendar does not know */
export function zoneOf(name: string): Zone {
  if (name !== VIETNAM.name) throw new RangeError(`unknown time zone: ${name}`);
  return VIETNAM;
}

/** @param offsetMs how far the demonstration's clock is from real time; 0 in a real installation */
export function momentOf(realNow: Instant, offsetMs: number, zone: Zone): Moment {
  const now = instant(realNow + offsetMs);
  return { now, today: dateAt(now, zone), realNow, zone };
}
