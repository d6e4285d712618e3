import { VIETNAM_OFFSET_MS, dayNumber } from './oracle-days.js';

/** The raw rows that one obligation follows from, read plainly. */
export interface OracleRows {
  readonly target: {
    readonly kind: 'ratio' | 'adoption';
    readonly reading: 'lenient' | 'middle' | 'strict' | null;
    readonly thresholdNumerator: number;
    readonly thresholdDenominator: number;
    readonly startsOn: string;
    readonly dueOn: string;
  };
  readonly figures: readonly OracleFigure[];
  readonly exemptions: readonly { readonly from: string; readonly to: string | null }[];
  readonly reports: readonly { readonly dueAt: number; readonly cutoffOn: string; readonly firstSentAt: number | null }[];
  readonly baseline: { readonly numerator: number; readonly denominator: number } | null;
}

export interface OracleFigure {
  readonly id: string;
  readonly heldOn: string;
  /** In which order it was recorded. */
  readonly seq: number;
  readonly provenance: 'computed' | 'declared' | 'certified';
  readonly numerator: number;
  readonly denominator: number;
  readonly uses: number | null;
  readonly reachedOn: string | null;
}

export interface OracleVerdict {
  readonly status: string;
  readonly selfDeclared: boolean;
  readonly regressed: boolean;
  readonly onceMet: boolean;
  readonly figureId: string | null;
  readonly certifiedOn: string | null;
}

const TRUST = { computed: 0, declared: 1, certified: 2 } as const;

/** What the status must be, written down from the settled precedence without any of the product's code and without any haste. */
export function oracleVerdict({ target, figures, exemptions, reports, baseline }: OracleRows, now: number): OracleVerdict {
  const today = Math.floor((now + VIETNAM_OFFSET_MS) / 86_400_000);
  const due = dayNumber(target.dueOn);
  const starts = dayNumber(target.startsOn);
  const ranked = [...figures].sort(
    (a, b) => dayNumber(a.heldOn) - dayNumber(b.heldOn) || TRUST[a.provenance] - TRUST[b.provenance] || a.seq - b.seq,
  );
  const headline = ranked.at(-1) ?? null;
  const meets = ({ numerator, denominator, uses }: OracleFigure): boolean => {
    if (denominator === 0) return false;
    if (target.kind === 'ratio') return BigInt(numerator) * BigInt(target.thresholdDenominator) >= BigInt(target.thresholdNumerator) * BigInt(denominator);
    if (target.reading === 'middle') return numerator === denominator;
    return target.reading === 'strict' ? (uses ?? 0) > 0 : numerator > 0;
  };
  const isExempt = exemptions.some(({ from, to }) => dayNumber(from) <= today && (to === null || today < dayNumber(to)));
  // Whoever has reported for a period before it is due has reported, whatever is missing of an earlier one.
  const told = reports.filter(({ cutoffOn, dueAt, firstSentAt }) => dayNumber(cutoffOn) >= starts && (dueAt <= now || firstSentAt !== null));
  const newest = told.sort((a, b) => a.dueAt - b.dueAt || dayNumber(a.cutoffOn) - dayNumber(b.cutoffOn)).at(-1);

  const status = ((): string => {
    if (isExempt) return 'not_applicable';
    if (headline !== null && meets(headline)) return dayNumber(headline.reachedOn ?? headline.heldOn) <= due ? 'met' : 'met_late';
    if (newest !== undefined && newest.firstSentAt === null) return 'not_reported';
    if (today > due) return 'overdue';
    if (isAtRisk(headline, today - starts, due - starts)) return 'at_risk';
    return due - today <= 14 ? 'due_soon' : 'on_track';
  })();

  function isAtRisk(figure: OracleFigure | null, elapsed: number, whole: number): boolean {
    if (elapsed < 0) return false;
    if (target.kind === 'adoption') return (figure === null || figure.numerator === 0) && elapsed * 3 >= whole;
    if (figure === null || figure.denominator === 0) return false;
    const from = baseline ?? { numerator: 0, denominator: 1 };
    const [fn, fd, bn, bd, tn, td] = [figure.numerator, figure.denominator, from.numerator, from.denominator, target.thresholdNumerator, target.thresholdDenominator].map(BigInt) as [bigint, bigint, bigint, bigint, bigint, bigint];
    if (bn * td >= tn * bd) return false;
    // figure < baseline + (threshold - baseline) * elapsed / whole, multiplied out
    return fn * bd * td * BigInt(whole) < fd * (bn * td * BigInt(whole) + (tn * bd - bn * td) * BigInt(elapsed));
  }

  const isMet = status === 'met' || status === 'met_late';
  const onceMet = figures.some(meets);
  return {
    status,
    selfDeclared: isMet && headline?.provenance !== 'certified',
    regressed: onceMet && !isMet && status !== 'not_applicable',
    onceMet,
    figureId: headline?.id ?? null,
    certifiedOn: ranked.filter(({ provenance }) => provenance === 'certified').at(-1)?.heldOn ?? null,
  };
}
