import { compareFractions, percentTenths } from '@tiendo/domain/figures';
import type { ItemContentView, ReportItemView, ReportView } from '@tiendo/types';

/** What the reviewer compares an item with: what was sent before this sending, else what the last period said. */
export function earlierOf(item: ReportItemView): ItemContentView | null {
  return item.before ?? item.last;
}

/** The next item after `from` that still waits for a decision, going round; null when none does. */
export function nextOpen(items: readonly ReportItemView[], from: string | undefined): ReportItemView | null {
  const start = items.findIndex((item) => item.code === from);
  const round = [...items.slice(start + 1), ...items.slice(0, start + 1)];
  return round.find((item) => item.state === 'open') ?? null;
}

/** The item `step` places further, stopping at the ends. */
export function itemAt(items: readonly ReportItemView[], from: string | undefined, step: 1 | -1): ReportItemView | null {
  const start = items.findIndex((item) => item.code === from);
  return items[Math.min(items.length - 1, Math.max(0, start + step))] ?? null;
}

export interface ReviewCounts {
  readonly open: number;
  readonly returned: number;
  /** What one act accepts: neither changed nor returned in the round before. */
  readonly unchangedOpen: number;
  readonly changed: number;
  readonly unchanged: number;
}

export function countsOf(report: ReportView): ReviewCounts {
  const open = report.items.filter((item) => item.state === 'open');
  return {
    open: open.length,
    returned: report.items.filter((item) => item.state === 'returned').length,
    unchangedOpen: open.filter((item) => item.isAsBefore).length,
    changed: report.items.filter((item) => item.changed).length,
    unchanged: report.items.filter((item) => !item.changed).length,
  };
}

/** How the review ends once every item is decided: it goes back when one is returned, else it is accepted; null while something is open or it is not this person's to end. */
export function finishOf(report: ReportView): 'return' | 'accept' | null {
  const { open, returned } = countsOf(report);
  const finish = returned > 0 ? 'return' : 'accept';
  return open === 0 && report.can[finish].allowed ? finish : null;
}

export interface ShareChange {
  /** Tenths of a point that came from more services above the line, with the old denominator. */
  readonly progress: number;
  /** Tenths of a point that came from the denominator moving alone. */
  readonly denominator: number;
  readonly numeratorMoved: number;
  readonly denominatorMoved: number;
}

/** Splits the change of a percentage into real progress and denominator moved; the two add up to the shown change. Null where there is nothing to split. */
export function shareChange(earlier: ItemContentView | null, now: ItemContentView): ShareChange | null {
  if (!earlier || earlier.numerator === null || earlier.denominator === null || now.numerator === null || now.denominator === null) return null;
  const was = { numerator: earlier.numerator, denominator: earlier.denominator };
  const is = { numerator: now.numerator, denominator: now.denominator };
  if (was.denominator === 0 || is.denominator === 0 || compareFractions(was, is) === 0) return null;
  const before = percentTenths(was) ?? 0;
  const between = percentTenths({ numerator: is.numerator, denominator: was.denominator }) ?? 0;
  const after = percentTenths(is) ?? 0;
  return { progress: between - before, denominator: after - between, numeratorMoved: is.numerator - was.numerator, denominatorMoved: is.denominator - was.denominator };
}
