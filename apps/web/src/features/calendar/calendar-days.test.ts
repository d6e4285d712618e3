import { describe, expect, it } from '@jest/globals';
import { byMonth, entriesOf, nextOwed } from './calendar-days.js';
import type { CalendarYear } from './calendar.queries.js';

const period = { id: '00000000-0000-4000-8000-000000000000', code: '2019-Q3', kind: 'quarter' as const, startsOn: '2019-06-15', cutoffOn: '2019-09-14', lockOn: '2019-10-25', illustrative: false };
const year: CalendarYear = {
  periods: [
    {
      period,
      deadlines: [
        { tier: 'district', dueOn: '2019-09-18', explanation: [] },
        { tier: 'ward', dueOn: '2019-09-16', explanation: [] },
        { tier: 'department', dueOn: '2019-09-18', explanation: [] },
      ],
    },
  ],
  targets: [],
  days: [{ on: '2019-09-02', kind: 'holiday', name: 'Quốc khánh' }, { on: '2020-01-01', kind: 'holiday', name: 'Tết Dương lịch' }],
  myKind: 'ward',
  overdue: [],
};

describe('the days of a year', () => {
  it('stand in their order, tiers of one day together, other years left out', () => {
    expect(entriesOf(year, 2019).map((entry) => `${entry.on} ${entry.what}${entry.what === 'due' ? ` ${entry.tiers.join('+')}` : ''}`)).toEqual([
      '2019-09-02 day',
      '2019-09-14 cutoff',
      '2019-09-16 due ward',
      '2019-09-18 due district+department',
      '2019-10-25 lock',
    ]);
  });

  it('are grouped by month', () => {
    expect(byMonth(entriesOf(year, 2019)).map(([month, list]) => [month, list.length])).toEqual([
      ['2019-09', 4],
      ['2019-10', 1],
    ]);
  });

  it.each([
    ['2019-09-16', 'ward', '2019-09-16'],
    ['2019-09-17', 'ward', undefined],
    ['2019-09-17', 'department', '2019-09-18'],
    ['2019-09-10', null, '2019-09-16'],
    ['2019-09-17', null, '2019-09-18'],
    ['2019-09-19', null, undefined],
  ])('on %s a %s next owes on %s', (today, kind, expected) => expect(nextOwed(entriesOf(year, 2019), kind, today)?.on).toBe(expected));

  it('keep tiers apart whose day has another reason', () => {
    const [first] = year.periods;
    const other = { ...year, periods: [{ period, deadlines: [...(first?.deadlines ?? []), { tier: 'city' as const, dueOn: '2019-09-18', explanation: [{ code: 'moved_back' }] }] }] };
    expect(entriesOf(other, 2019).flatMap((entry) => (entry.what === 'due' ? [entry.tiers.join('+')] : []))).toEqual(['ward', 'district+department', 'city']);
  });
});
