import { percentTenths } from '@tiendo/domain/figures';
import type { ItemContentView, ReportItemView } from '@tiendo/types';

/** How a figure moved since last period; null where there is nothing to compare. */
export type FigureChange =
  | { readonly kind: 'none' }
  /** Tenths of a point. */
  | { readonly kind: 'points'; readonly tenths: number }
  | { readonly kind: 'count'; readonly by: number };

type Figure = ItemContentView & { readonly numerator: number; readonly denominator: number };

export function hasFigure(content: ItemContentView | null): content is Figure {
  return content !== null && content.numerator !== null && content.denominator !== null;
}

/** An item whose answer is a number, also where none was fixed; others are answered in words. */
export function isFigureKind({ kind }: Pick<ReportItemView, 'kind'>): boolean {
  return kind === 'ratio' || kind === 'adoption' || kind === 'usage';
}

/** A share moves in points, a number of procedures in procedures. */
export function figureChange({ kind, now, last }: Pick<ReportItemView, 'kind' | 'now' | 'last'>): FigureChange | null {
  if (!hasFigure(now) || !hasFigure(last)) return null;
  if (kind === 'adoption') return countChange(now.numerator - last.numerator);
  const [is, was] = [percentTenths(now), percentTenths(last)];
  if (is === null || was === null) return countChange(now.numerator - last.numerator);
  return is === was ? { kind: 'none' } : { kind: 'points', tenths: is - was };
}

function countChange(by: number): FigureChange {
  return by === 0 ? { kind: 'none' } : { kind: 'count', by };
}
