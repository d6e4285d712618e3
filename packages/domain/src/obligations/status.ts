import { addDays, daysBetween, startOfDay, VIETNAM, dateAt, type Instant, type PlainDate } from '../calendar/index.js';
import { compareFractions, type Fraction, type Provenance } from '../figures/index.js';
import { meets, type TargetRule } from '../targets/index.js';

/** Derived, never typed. In order of precedence but for `met` and `met_late`, which only the day tells apart. */
export const OBLIGATION_STATUSES = [
  'not_applicable',
  'met',
  'met_late',
  'not_reported',
  'overdue',
  'at_risk',
  'due_soon',
  'on_track',
] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** Days before the due day at which a target counts as due soon. */
export const DUE_SOON_DAYS = 14;

/** An adoption has no slope: it is at risk when nothing is on after a third of the time has gone. */
export const ADOPTION_RISK_SHARE: Fraction = { numerator: 1, denominator: 3 };

export interface JudgedFigure extends Fraction {
  readonly heldOn: PlainDate;
  readonly provenance: Provenance;
  readonly uses: number | null;
  /** The day the threshold was reached, where the register knows it; else the day the figure held. */
  readonly reachedOn: PlainDate | null;
}

export interface ObligationFacts {
  readonly target: TargetRule;
  /** The day from which a confirmed exemption ends; null while it is open-ended; undefined when there is none. */
  readonly exemptUntil: PlainDate | null | undefined;
  readonly figure: JudgedFigure | null;
  /** Whether the figure once met the target and no longer does. */
  readonly onceMet: boolean;
  /** The ratio on the day the order began: where the straight line to the threshold starts. */
  readonly baseline: Fraction | null;
  /** The newest period whose report is past its due instant or was sent before it, and whether this agency sent one. */
  readonly newestDue: { readonly sent: boolean } | null;
  /** The next instant at which an unsent report of this agency falls due; null when it owes none. */
  readonly nextReportDueAt: Instant | null;
}

export interface ObligationVerdict {
  readonly status: ObligationStatus;
  /** Whole days past the due day on the day asked; 0 when not late. Stands beside `not_reported` too: silent and past due shows both. Counted from the due day when read, never stored. */
  readonly lateDays: number;
  /** Met by a figure that nobody has certified yet ("đạt, tự khai"). */
  readonly selfDeclared: boolean;
  readonly regressed: boolean;
  /** The instant at which time alone will change this verdict; null when it never will. */
  readonly nextChangeAt: Instant | null;
}

/** The status of an obligation at `now`. Precedence as settled: not applicable, met, not reported, overdue, at risk, due soon, on track. */
export function obligationVerdict(facts: ObligationFacts, now: Instant): ObligationVerdict {
  const { target, figure } = facts;
  const today = dateAt(now, VIETNAM);
  const late = now >= target.dueAt ? daysBetween(target.dueOn, today) : 0;
  const verdict = (status: ObligationStatus): ObligationVerdict => ({
    status,
    lateDays: status === 'not_reported' || status === 'overdue' ? late : 0,
    selfDeclared: (status === 'met' || status === 'met_late') && figure?.provenance !== 'certified',
    regressed: facts.onceMet && status !== 'met' && status !== 'met_late' && status !== 'not_applicable',
    nextChangeAt: nextChange(facts, status, now),
  });

  if (facts.exemptUntil === null || (facts.exemptUntil !== undefined && today < facts.exemptUntil)) return verdict('not_applicable');
  if (figure && meets(target, figure, figure.uses)) return verdict((figure.reachedOn ?? figure.heldOn) <= target.dueOn ? 'met' : 'met_late');
  if (facts.newestDue && !facts.newestDue.sent) return verdict('not_reported');
  if (now >= target.dueAt) return verdict('overdue');
  if (now >= riskAt(facts)) return verdict('at_risk');
  if (daysBetween(today, target.dueOn) <= DUE_SOON_DAYS) return verdict('due_soon');
  return verdict('on_track');
}

/** The first instant at which the obligation counts as at risk if its figure stays as it is. */
export function riskAt(facts: ObligationFacts): Instant {
  const { target, figure, baseline } = facts;
  const days = daysBetween(target.startsOn, target.dueOn);
  if (target.indicator.kind === 'adoption') {
    if (figure && figure.numerator > 0) return target.dueAt;
    return startOfDay(addDays(target.startsOn, shareOf(ADOPTION_RISK_SHARE, days)), VIETNAM);
  }
  if (!figure || figure.denominator === 0) return target.dueAt;
  const day = firstDayBelow(figure, baseline ?? { numerator: 0, denominator: 1 }, target.threshold, days);
  return day === null ? target.dueAt : startOfDay(addDays(target.startsOn, day), VIETNAM);
}

/** The first of the days 0 to `days` on which `figure` lies under the line, by halving: a rising line that is above it stays above. */
function firstDayBelow(figure: Fraction, from: Fraction, to: Fraction, days: number): number | null {
  if (!isBelowLine(figure, from, to, days, days)) return null;
  let [low, high] = [0, days];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBelowLine(figure, from, to, middle, days)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether `figure` lies under the straight line from `from` (day 0) to `to` (day `days`), in whole numbers. */
export function isBelowLine(figure: Fraction, from: Fraction, to: Fraction, day: number, days: number): boolean {
  if (days <= 0 || compareFractions(from, to) >= 0) return false;
  const line = {
    numerator: from.numerator * to.denominator * (days - day) + to.numerator * from.denominator * day,
    denominator: from.denominator * to.denominator * days,
  };
  return compareFractions(figure, line) < 0;
}

function shareOf(share: Fraction, days: number): number {
  return Math.ceil((days * share.numerator) / share.denominator);
}

function nextChange(facts: ObligationFacts, status: ObligationStatus, now: Instant): Instant | null {
  const { target } = facts;
  if (status === 'not_applicable') return facts.exemptUntil ? startOfDay(facts.exemptUntil, VIETNAM) : null;
  if (status === 'met' || status === 'met_late') return null;
  const candidates: Instant[] = [riskAt(facts), startOfDay(addDays(target.dueOn, -DUE_SOON_DAYS), VIETNAM), target.dueAt];
  if (facts.nextReportDueAt !== null) candidates.push(facts.nextReportDueAt);
  const coming = candidates.filter((instant) => instant > now);
  return coming.length === 0 ? null : coming.reduce((first, instant) => (instant < first ? instant : first));
}
