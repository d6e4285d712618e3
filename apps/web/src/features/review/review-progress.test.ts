import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemContentView, ReportItemView, ReportView } from '@tiendo/types';
import { countsOf, finishOf, itemAt, nextOpen, shareChange } from './review-progress.js';

const content = (numerator: number | null, denominator: number | null): ItemContentView => ({ words: '', cause: '', causeKind: null, silence: null, numerator, denominator, uses: null });
const item = (code: ReportItemView['code'], state: ReportItemView['state']) => ({ code, state }) as ReportItemView;

describe('going through a report', () => {
  const items = [item('direction', 'accepted'), item('level4', 'open'), item('payment', 'returned'), item('receipt', 'open')];

  it('finds the next item without a decision, going round', () => {
    expect(nextOpen(items, 'level4')?.code).toBe('receipt');
    expect(nextOpen(items, 'receipt')?.code).toBe('level4');
    expect(nextOpen([item('direction', 'accepted')], undefined)).toBeNull();
  });

  it('steps and stops at the ends', () => {
    expect(itemAt(items, 'direction', -1)?.code).toBe('direction');
    expect(itemAt(items, 'direction', 1)?.code).toBe('level4');
    expect(itemAt(items, 'receipt', 1)?.code).toBe('receipt');
  });
});

describe('what one act accepts', () => {
  it('is neither what was returned in the round before, nor what was decided', () => {
    const items = [
      { ...item('direction', 'open'), changed: false, isAsBefore: true },
      { ...item('results', 'open'), changed: false, isAsBefore: false, returnedBefore: { reason: 'Nêu rõ', changed: false } },
      { ...item('level4', 'accepted'), changed: false, isAsBefore: true },
    ];
    expect(countsOf({ items } as unknown as ReportView)).toMatchObject({ open: 2, unchangedOpen: 1, unchanged: 3 });
  });
});

describe('how a review ends', () => {
  const report = (items: readonly ReportItemView[], allowed = true) => ({ items, can: { return: { allowed }, accept: { allowed } } }) as unknown as ReportView;

  it.each([
    ['not while an item is open', report([item('direction', 'accepted'), item('level4', 'open')]), null],
    ['with a return when one item goes back', report([item('direction', 'accepted'), item('level4', 'returned')]), 'return'],
    ['with the acceptance when none does', report([item('direction', 'accepted'), item('level4', 'accepted')]), 'accept'],
    ['not by who may not', report([item('direction', 'accepted')], false), null],
  ] as const)('%s', (_when, view, finish) => expect(finishOf(view)).toBe(finish));
});

describe('why a share moved', () => {
  it('parts progress from a falling denominator', () => {
    expect(shareChange(content(42, 166), content(61, 154))).toEqual({ progress: 114, denominator: 29, numeratorMoved: 19, denominatorMoved: -12 });
  });

  it('adds up to what is shown, whatever moved', () => {
    const counts = fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.integer({ min: 1, max: 300 }));
    fc.assert(
      fc.property(counts, ([a, b, c, d]) => {
        const split = shareChange(content(Math.min(a, b), b), content(Math.min(c, d), d));
        if (split === null) return;
        const shown = Math.floor((Math.min(c, d) * 2000 + d) / (2 * d)) - Math.floor((Math.min(a, b) * 2000 + b) / (2 * b));
        expect(split.progress + split.denominator).toBe(shown);
      }),
    );
  });

  it('says nothing where nothing was said before, or there is nothing of nothing', () => {
    expect(shareChange(null, content(1, 2))).toBeNull();
    expect(shareChange(content(0, 0), content(1, 2))).toBeNull();
  });
});
