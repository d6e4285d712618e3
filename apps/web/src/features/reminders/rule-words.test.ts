import { describe, expect, it } from '@jest/globals';
import { byDay, ruleTiming } from './rule-words.js';

describe('the words of a rule', () => {
  it.each([
    [{ days: -14, unit: 'day', anchor: 'due' }, { key: 'before', unit: 'day', anchor: 'due', count: 14 }],
    [{ days: 0, unit: 'day', anchor: 'due' }, { key: 'on', unit: 'day', anchor: 'due', count: 0 }],
    [{ days: 3, unit: 'working_day', anchor: 'due' }, { key: 'after', unit: 'working_day', anchor: 'due', count: 3 }],
  ] as const)('%o', (rule, said) => expect(ruleTiming(rule)).toEqual(said));

  it('groups by day in the order of time', () => {
    expect(byDay([{ tellOn: '2019-09-18' }, { tellOn: '2019-09-16' }, { tellOn: '2019-09-18' }]).map(([day, list]) => [day, list.length])).toEqual([
      ['2019-09-16', 1],
      ['2019-09-18', 2],
    ]);
  });
});
