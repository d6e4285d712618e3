import { describe, expect, it } from '@jest/globals';
import type { DeskRow } from '@tiendo/types';
import { wardsToUrge } from './wards-to-urge.js';

describe('the wards to urge', () => {
  it('are those that still owe and were not urged today', () => {
    const rows = ([['not_started', false], ['draft', true], ['returned', false], ['sent', false], ['accepted', false], ['locked', false]] as const).map(([status, urgedToday]) => ({ status, urgedToday }) as DeskRow);
    expect(wardsToUrge(rows).map(({ status }) => status)).toEqual(['not_started', 'returned']);
  });
});
