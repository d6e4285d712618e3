import { describe, expect, it } from '@jest/globals';
import { moveIn } from './grid-moves.js';

describe('keys of the grid', () => {
  const size = { rows: 3, columns: 4 };
  it.each([
    ['ArrowDown', { row: 1, column: 2 }],
    ['ArrowUp', { row: 0, column: 2 }],
    ['End', { row: 0, column: 3 }],
    ['Home', { row: 0, column: 0 }],
    ['PageDown', { row: 2, column: 2 }],
    ['a', null],
  ])('%s', (key, place) => expect(moveIn(size, { row: 0, column: 2 }, key)).toEqual(place));

  it('goes nowhere in an empty grid', () => expect(moveIn({ rows: 0, columns: 4 }, { row: 0, column: 0 }, 'ArrowDown')).toBeNull());
});
