import { describe, expect, it } from '@jest/globals';
import { quarterState } from './quarter-state.js';

const q3 = { startsOn: '2019-06-15', cutoffOn: '2019-09-14', lastDueOn: '2019-09-18', lockOn: '2019-10-25' };

describe('quarterState', () => {
  it.each([
    ['2019-06-14', 'upcoming'],
    ['2019-06-15', 'open'],
    ['2019-09-14', 'open'],
    ['2019-09-15', 'receiving'],
    ['2019-09-18', 'receiving'],
    ['2019-09-19', 'compiling'],
    ['2019-10-24', 'compiling'],
    ['2019-10-25', 'closed'],
  ])('on %s it is %s', (today, state) => {
    expect(quarterState(today, q3)).toBe(state);
  });

  it('keeps receiving while the due days are not known', () => {
    expect(quarterState('2019-09-19', { ...q3, lastDueOn: null })).toBe('receiving');
  });
});
