import { describe, expect, it } from '@jest/globals';
import type { AgencyHome } from '@tiendo/types';
import { countsOf } from './navigation-counts.js';

const counts = (agency: Partial<AgencyHome>) => countsOf({ agency: { returned: [], toDispatch: [], wards: null, ...agency } as AgencyHome, city: null });

describe('the numbers in the side bar', () => {
  it('say what waits: items that came back, reports to be numbered, wards that are silent', () => {
    expect(counts({})).toEqual({});
    expect(counts({ toDispatch: [{}, {}] as AgencyHome['toDispatch'] })).toEqual({ reports: 2 });
    expect(counts({ returned: [{ items: [{}, {}, {}] }] as AgencyHome['returned'] })).toEqual({ reports: 3 });
    expect(counts({ wards: { of: 4, reported: 1, late: 0 } })).toEqual({ desk: 3 });
  });
});
