import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCalendar, workDate } from '../../test/arbitraries.js';
import { vietnam } from '../../test/vietnam-days.js';
import { dayOfWeek, plainDate } from './plain-date.js';
import { addQuarters, quarter } from './quarter.js';
import { chainBreaches, chainOf, DEFAULT_QUARTER_CHAIN, TIERS, tiersKeepOrder } from './reporting-chain.js';
import { windowOf, windowOfQuarter } from './window.js';
import { workingCalendar } from './working-calendar.js';
import type { Quarter } from './quarter.js';
import type { ReportingChain } from './reporting-chain.js';

const everyQuarter = Array.from({ length: 13 * 4 }, (_, index) => addQuarters(quarter('2018-Q1'), index));

function dueDays(of: Quarter): Record<string, string> {
  const deadlines = chainOf(DEFAULT_QUARTER_CHAIN, windowOfQuarter(of), vietnam);
  return Object.fromEntries(TIERS.map((tier) => [tier, deadlines[tier].dueOn]));
}

describe('the chain of a quarter', () => {
  it('of 2019-Q3 is due on 16, 18, 20 and 25 September', () => {
    expect(dueDays(quarter('2019-Q3'))).toEqual({
      ward: '2019-09-16',
      district: '2019-09-18',
      department: '2019-09-18',
      central: '2019-09-18',
      synthesis: '2019-09-20',
      city: '2019-09-25',
    });
  });

  it('takes the city back to the last working day where the 25th is none', () => {
    expect(dueDays(quarter('2022-Q2'))).toMatchObject({ city: '2022-06-24' });
    expect(dueDays(quarter('2021-Q4'))).toMatchObject({ city: '2021-12-24' });
    expect(dueDays(quarter('2022-Q4'))).toMatchObject({ city: '2022-12-23' });
  });

  it.each(everyQuarter)('of %s keeps its tiers in order, a working day after a cut-off that stays', (of) => {
    const window = windowOfQuarter(of);
    const deadlines = chainOf(DEFAULT_QUARTER_CHAIN, window, vietnam);
    expect(chainBreaches(deadlines, window, vietnam)).toEqual([]);
    expect(tiersKeepOrder(deadlines, window, vietnam)).toBe(true);
    expect(window.to.slice(8)).toBe('14');
    for (const tier of TIERS) expect(vietnam.isWorkingDay(deadlines[tier].dueOn)).toBe(true);
    expect(deadlines.city.dueOn.slice(8) <= '25').toBe(true);
  });

  it('keeps the tiers that count working days apart in any calendar and after any cut-off', () => {
    fc.assert(
      fc.property(anyCalendar, workDate, (calendar, cutoff) => {
        const window = { from: cutoff, to: cutoff };
        const breaches = chainBreaches(chainOf(DEFAULT_QUARTER_CHAIN, window, calendar), window, calendar);
        expect(breaches.filter(({ tier }) => tier !== 'city')).toEqual([]);
      }),
    );
  });

  it('meets every day of the week at its cut-off in these years', () => {
    const weekdays = new Set(everyQuarter.map((of) => dayOfWeek(windowOfQuarter(of).to)));
    expect([...weekdays].toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('a chain that cannot work', () => {
  const window = windowOfQuarter(quarter('2019-Q3'));

  it('has two tiers on one day', () => {
    const chain: ReportingChain = { ...DEFAULT_QUARTER_CHAIN, ward: { kind: 'working_days_after_cutoff', days: 3 } };
    const deadlines = chainOf(chain, window, vietnam);
    expect(chainBreaches(deadlines, window, vietnam)).toEqual([
      { code: 'not_after', tier: 'district', earlier: 'ward' },
      { code: 'not_after', tier: 'department', earlier: 'ward' },
      { code: 'not_after', tier: 'central', earlier: 'ward' },
    ]);
    expect(tiersKeepOrder(deadlines, window, vietnam)).toBe(false);
  });

  it('leaves a tier only days off after the cut-off', () => {
    const sunday: ReportingChain['ward'] = { kind: 'day_of_month', day: 15, wording: 'no_later_than', onDayOff: 'fixed' };
    const deadlines = chainOf({ ...DEFAULT_QUARTER_CHAIN, ward: sunday }, window, vietnam);
    expect(deadlines.ward.dueOn).toBe('2019-09-15');
    expect(chainBreaches(deadlines, window, vietnam)).toEqual([{ code: 'no_working_day_after_cutoff', tier: 'ward' }]);
  });

  it('asks for the city on the 25th of a month that is reported to its end', () => {
    const months = windowOf({ kind: 'calendar', cycle: 'quarter' }, 2019, 3);
    const deadlines = chainOf(DEFAULT_QUARTER_CHAIN, months, vietnam);
    expect(chainBreaches(deadlines, months, vietnam)).toEqual([
      { code: 'no_working_day_after_cutoff', tier: 'city' },
      { code: 'not_after', tier: 'city', earlier: 'synthesis' },
    ]);
  });

  it('is pushed together by a long break', () => {
    const week = ['16', '17', '18', '19', '20', '23', '24'].map((of) => ({
      date: plainDate(`2019-09-${of}`),
      kind: 'holiday' as const,
      name: 'a long break',
      source: 'test',
    }));
    const closed = workingCalendar(week);
    expect(tiersKeepOrder(chainOf(DEFAULT_QUARTER_CHAIN, window, closed), window, closed)).toBe(false);
  });
});
