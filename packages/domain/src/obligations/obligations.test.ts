import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, endOfDay, hourOfDay, instant, plainDate, startOfDay, VIETNAM, type Instant, type PlainDate } from '../calendar/index.js';
import type { TargetRule } from '../targets/index.js';
import { forecast, gapOf, isBelowLine, obligationVerdict, type ObligationFacts } from './index.js';

const day = plainDate;
const at = (text: string): Instant => hourOfDay(day(text), 8, VIETNAM);

const level4: TargetRule = {
  indicator: { kind: 'ratio', definition: 'online_services' },
  threshold: { numerator: 2, denominator: 5 },
  startsOn: day('2019-08-19'),
  startsAt: startOfDay(day('2019-08-19'), VIETNAM),
  dueOn: day('2019-10-31'),
  dueAt: endOfDay(day('2019-10-31'), VIETNAM),
};
const payment: TargetRule = { ...level4, indicator: { kind: 'adoption', function: 'payment', reading: 'lenient' } };

const facts = (over: Partial<ObligationFacts>): ObligationFacts => ({
  target: level4,
  exemptUntil: undefined,
  figure: { numerator: 19, denominator: 50, heldOn: day('2019-09-16'), provenance: 'computed', uses: null, reachedOn: null },
  onceMet: false,
  baseline: { numerator: 15, denominator: 50 },
  newestDue: null,
  nextReportDueAt: null,
  ...over,
});
const figure = (numerator: number, denominator: number, reachedOn: PlainDate | null = null, provenance: 'certified' | 'computed' | 'declared' = 'certified') => ({
  numerator,
  denominator,
  heldOn: reachedOn ?? day('2019-09-14'),
  provenance,
  uses: null,
  reachedOn,
});

describe('status of an obligation', () => {
  it.each<[string, Partial<ObligationFacts>, string, string, number]>([
    ['on the line', {}, '2019-09-16', 'on_track', 0],
    ['under the straight line from 30 % to 40 %', { figure: figure(16, 50) }, '2019-09-16', 'at_risk', 0],
    ['14 days before', { figure: figure(399, 1000) }, '2019-10-17', 'due_soon', 0],
    ['at risk outranks due soon', { figure: figure(16, 50) }, '2019-10-20', 'at_risk', 0],
    ['on the due day itself', { figure: figure(19, 50) }, '2019-10-31', 'at_risk', 0],
    ['the day after', { figure: figure(19, 50) }, '2019-11-01', 'overdue', 1],
    ['39.6 % is not 40 %', { figure: figure(61, 154) }, '2019-11-05', 'overdue', 5],
    ['met in time', { figure: figure(20, 50, day('2019-10-31')) }, '2019-11-05', 'met', 0],
    ['deployed in time, certified later', { figure: { ...figure(20, 50, day('2019-10-30')), heldOn: day('2019-12-14') } }, '2019-12-20', 'met', 0],
    ['reached after the due day', { figure: figure(20, 50, day('2019-11-01')) }, '2019-11-05', 'met_late', 0],
    ['silent for the newest period', { newestDue: { sent: false } }, '2019-09-16', 'not_reported', 0],
    ['silent and past due shows both', { newestDue: { sent: false } }, '2019-11-03', 'not_reported', 3],
    ['met outranks silence', { newestDue: { sent: false }, figure: figure(20, 50, day('2019-09-01')) }, '2019-09-16', 'met', 0],
    ['confirmed as not applicable', { exemptUntil: null }, '2019-11-05', 'not_applicable', 0],
    ['the exemption has ended', { exemptUntil: day('2019-11-01'), figure: figure(0, 50) }, '2019-11-01', 'overdue', 1],
    ['nothing out of nothing is not met', { figure: figure(0, 0) }, '2019-11-01', 'overdue', 1],
    ['no figure at all and nothing due yet', { figure: null, baseline: null }, '2019-09-16', 'on_track', 0],
    ['a function that is nowhere on after a third of the time', { target: payment, figure: figure(0, 12) }, '2019-09-16', 'at_risk', 0],
    ['a function that is nowhere on, early', { target: payment, figure: figure(0, 12) }, '2019-09-01', 'on_track', 0],
    ['a function that is on somewhere', { target: payment, figure: figure(1, 12, day('2019-09-01')) }, '2019-09-16', 'met', 0],
  ])('%s', (_case, over, when, status, lateDays) => {
    expect(obligationVerdict(facts(over), at(when))).toMatchObject({ status, lateDays });
  });

  it('is due until 24:00 of the due day and not one millisecond longer', () => {
    const missed = facts({ figure: figure(0, 50) });
    expect(obligationVerdict(missed, instant(level4.dueAt - 1)).status).toBe('at_risk');
    expect(obligationVerdict(missed, level4.dueAt).status).toBe('overdue');
  });

  it('marks what nobody has certified, and what was met once', () => {
    expect(obligationVerdict(facts({ figure: figure(20, 50, day('2019-09-01'), 'declared') }), at('2019-09-16')).selfDeclared).toBe(true);
    expect(obligationVerdict(facts({ figure: figure(20, 50, day('2019-09-01')) }), at('2019-09-16')).selfDeclared).toBe(false);
    expect(obligationVerdict(facts({ onceMet: true }), at('2019-09-16')).regressed).toBe(true);
  });

  it('names the instant at which time alone changes it: between now and then it stays, at it it changes', () => {
    const anyFacts = fc.record({
      target: fc.constantFrom(level4, payment),
      numerator: fc.nat(50),
      baseline: fc.nat(20),
      silent: fc.constantFrom(null, { sent: true }, { sent: false }),
      exemptUntil: fc.constantFrom(undefined, undefined, day('2019-10-05')),
      offset: fc.nat(90),
    });
    fc.assert(
      fc.property(anyFacts, (given) => {
        const subject = facts({
          target: given.target,
          figure: figure(given.numerator, 50, given.numerator >= 20 ? day('2019-09-01') : null),
          baseline: { numerator: given.baseline, denominator: 50 },
          newestDue: given.silent,
          exemptUntil: given.exemptUntil,
        });
        const now = at(addDays(day('2019-08-20'), given.offset));
        const first = obligationVerdict(subject, now);
        for (let hour = 1; hour <= 24 * 100; hour += 1) {
          const later = instant(now + hour * 3_600_000);
          if (first.nextChangeAt !== null && later >= first.nextChangeAt) break;
          expect(obligationVerdict(subject, later).status).toBe(first.status);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the gap in services, not in per cent', () => {
  it('says 1 more of today’s or 2 new ones', () => {
    expect(gapOf({ numerator: 19, denominator: 50 }, level4.threshold)).toEqual({ missing: 1, orNew: 2 });
  });

  it('forecasts by the pace so far, and nothing where nothing came', () => {
    expect(forecast(1, 3, day('2019-07-28'), day('2019-09-14'))).toBe('2019-09-30');
    expect(forecast(2, 0, day('2019-06-15'), day('2019-09-14'))).toBeNull();
    expect(forecast(0, 0, day('2019-06-15'), day('2019-09-14'))).toBe('2019-09-14');
  });

  it('draws the straight line in whole numbers', () => {
    const days = daysBetween(level4.startsOn, level4.dueOn);
    expect(isBelowLine({ numerator: 2, denominator: 5 }, { numerator: 0, denominator: 1 }, level4.threshold, days, days)).toBe(false);
    expect(isBelowLine({ numerator: 399, denominator: 1000 }, { numerator: 0, denominator: 1 }, level4.threshold, days, days)).toBe(true);
    // A baseline at or above the threshold has no line to fall under.
    expect(isBelowLine({ numerator: 1, denominator: 5 }, { numerator: 3, denominator: 5 }, level4.threshold, 1, days)).toBe(false);
  });
});
