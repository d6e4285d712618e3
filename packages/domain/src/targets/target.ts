import type { Instant, PlainDate } from '../calendar/index.js';
import { reaches, type AdoptionReading, type Fraction, type RatioDefinition } from '../figures/index.js';
import { adopts, type AdoptedFunction } from './adoption.js';

export const INDICATOR_KINDS = ['ratio', 'adoption'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export type Indicator =
  | { readonly kind: 'ratio'; readonly definition: RatioDefinition }
  | { readonly kind: 'adoption'; readonly function: AdoptedFunction; readonly reading: AdoptionReading };

/** One version of a target as a rule can read it. `threshold` is a share for a ratio; an adoption is met or not. */
export interface TargetRule {
  readonly indicator: Indicator;
  readonly threshold: Fraction;
  readonly startsAt: Instant;
  readonly startsOn: PlainDate;
  /** The last day on which it can be met. */
  readonly dueOn: PlainDate;
  /** 24:00 of that day: the first instant that is too late. */
  readonly dueAt: Instant;
}

/** Whether a figure meets the target; exact. */
export function meets(target: TargetRule, fraction: Fraction, uses: number | null): boolean {
  return target.indicator.kind === 'ratio'
    ? reaches(fraction, target.threshold)
    : adopts(target.indicator.reading, fraction, uses);
}
