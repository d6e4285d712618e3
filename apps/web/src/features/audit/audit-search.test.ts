import { describe, expect, it } from '@jest/globals';
import { auditQueryOf } from './audit-search.js';

describe('the filter of the trail', () => {
  it('asks for what is set, and writes codes as they are', () => {
    expect(auditQueryOf({})).toEqual({});
    expect(auditQueryOf({ person: ' Lan ', agency: 'tk-1 ', action: '', from: '2019-09-16' })).toEqual({ person: 'Lan', agency: 'TK-1', from: '2019-09-16' });
  });
});
