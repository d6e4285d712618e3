import type { PlainDate } from '@tiendo/domain/calendar';
import { missingOfToday, type Fraction } from '@tiendo/domain/figures';
import { forecast, gapOf } from '@tiendo/domain/obligations';
import { adoptionOf, ratioOf, type OfferFacts } from '@tiendo/domain/targets';
import type { LedgerLine } from '@tiendo/types';
import { ledgerOf } from '../reports/public.js';
import type { TargetInForce } from '../targets/public.js';

/** What the register of one day says of a target. */
export interface RegisterFigure extends Fraction {
  /** Payments made or receipts issued; 0 for a ratio. */
  readonly uses: number;
  readonly ledger: readonly LedgerLine[];
}

export function registerFigure({ rule }: TargetInForce, offers: readonly OfferFacts[]): RegisterFigure {
  const ledger = ledgerOf(rule.indicator, offers);
  if (rule.indicator.kind === 'ratio') return { ...ratioOf(rule.indicator.definition, offers).fraction, uses: 0, ledger };
  const { fraction, uses } = adoptionOf(rule.indicator.function, offers);
  return { ...fraction, uses, ledger };
}

export interface TargetGap {
  /** How many services must stand above the line. */
  readonly needed: number;
  readonly missing: number;
  /** The same by services that are new; null where that can never do. */
  readonly orNew: number | null;
}

/** What is missing, in services. For an adoption: how many must have the function on, one or by the middle reading all. */
export function targetGap({ rule }: TargetInForce, figure: Fraction): TargetGap {
  const { indicator, threshold } = rule;
  if (indicator.kind === 'ratio') {
    const needed = missingOfToday({ numerator: 0, denominator: figure.denominator }, threshold);
    return { needed, ...gapOf(figure, threshold) };
  }
  const needed = indicator.reading === 'middle' ? figure.denominator : Math.min(1, figure.denominator);
  return { needed, missing: Math.max(0, needed - figure.numerator), orNew: null };
}

/**
 * The day on which a ratio reaches its threshold if services go to level 4 as they did since the period began;
 * null when it is reached, when none did, or for an adoption, which has no slope.
 */
export function forecastOn(target: TargetInForce, then: RegisterFigure, now: RegisterFigure, since: PlainDate, today: PlainDate): PlainDate | null {
  if (target.rule.indicator.kind !== 'ratio') return null;
  const { missing } = targetGap(target, now);
  return missing === 0 ? null : forecast(missing, now.numerator - then.numerator, since, today);
}

/** Nothing to count: the office is proposed to confirm that the target does not apply. */
export function isProposedNotApplicable({ denominator }: Fraction): boolean {
  return denominator === 0;
}
