import { describe, expect, it } from '@jest/globals';
import { bulletGeometry } from './bullet-geometry.js';

describe('bulletGeometry', () => {
  it('puts bar, tick and target on one scale from zero', () => {
    expect(bulletGeometry({ value: 380, target: 400, tick: 300, max: 1000 })).toEqual({ bar: 38, target: 40, tick: 30, over: false });
  });

  it('draws no bar for no data and an empty one for zero alike, and leaves the telling to the words', () => {
    expect(bulletGeometry({ value: null, target: 400, tick: null, max: 1000 })).toEqual({ bar: 0, target: 40, tick: null, over: false });
    expect(bulletGeometry({ value: 0, target: 400, tick: null, max: 1000 }).bar).toBe(0);
  });

  it('says when the value is past the end of the scale', () => {
    expect(bulletGeometry({ value: 1200, target: 1000, tick: null, max: 1000 })).toEqual({ bar: 100, target: 100, tick: null, over: true });
  });
});
