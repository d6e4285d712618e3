import type { Check } from './checks.js';

/** Why a report stands high in the reviewer's queue. */
export const RISK_REASONS = ['resent', 'returned_item_unchanged', 'denominator_fell', 'share_jumped', 'share_fell', 'on_but_unused', 'proof_missing', 'nothing_to_count', 'unchanged'] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

const WEIGHTS: Readonly<Record<RiskReason, number>> = {
  resent: 6,
  returned_item_unchanged: 6,
  denominator_fell: 5,
  share_jumped: 4,
  share_fell: 3,
  on_but_unused: 2,
  nothing_to_count: 2,
  proof_missing: 1,
  unchanged: 0,
};

/** Orders the queue: the sum of the reasons' weights, and the reasons to say. A report where nothing changed has the reason `unchanged`. */
export function reviewRisk(checks: readonly Check[], round: number, changedItems: number): { score: number; reasons: RiskReason[] } {
  const reasons = new Set<RiskReason>();
  if (round > 1) reasons.add('resent');
  for (const check of checks) if ((RISK_REASONS as readonly string[]).includes(check.code)) reasons.add(check.code as RiskReason);
  if (reasons.size === 0 && changedItems === 0) reasons.add('unchanged');
  return { score: [...reasons].reduce((sum, reason) => sum + WEIGHTS[reason], 0), reasons: [...reasons] };
}
