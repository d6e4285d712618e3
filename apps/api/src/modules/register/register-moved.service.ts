import { endOfDay, type PlainDate } from '@tiendo/domain/calendar';
import type { Fraction } from '@tiendo/domain/figures';
import { adoptionOf, ratioOf, reachedOn, type OfferFacts, type TargetRule } from '@tiendo/domain/targets';
import type { Context } from '../../platform/auth/context.js';
import { newestComputed, recordFigures, type NewFigure } from '../figures/public.js';
import { lockObligations, recomputeObligations, setBaselines, type Baseline, type LockedObligation } from '../obligations/public.js';
import { currentPeriod } from '../periods/public.js';
import { targetsInForce, type TargetInForce } from '../targets/public.js';
import { offerFacts } from './offer-facts.queries.js';

const AGENCIES_AT_A_TIME = 250;

/**
 * After anything that moves the registers of these agencies: takes the figures of every target that binds them from the register of today,
 * appends those that differ from what it said last, and derives the obligations anew. Their rows are locked before the register is read, so
 * that of two who change one register at the same time the second counts what the first did.
 */
export async function registerMoved(ctx: Context, agencyIds: readonly string[]): Promise<void> {
  const targets = new Map((await targetsInForce(ctx.tx, ctx.jurisdictionId, ctx.today)).map((target) => [target.id, target]));
  const period = await currentPeriod(ctx.tx, ctx.jurisdictionId, ctx.now);
  for (let from = 0; from < agencyIds.length; from += AGENCIES_AT_A_TIME) {
    await batchMoved(ctx, agencyIds.slice(from, from + AGENCIES_AT_A_TIME), targets, period?.id ?? null);
  }
}

async function batchMoved(ctx: Context, agencyIds: readonly string[], targets: ReadonlyMap<string, TargetInForce>, periodId: string | null): Promise<void> {
  const obligations = await lockObligations(ctx, agencyIds);
  if (obligations.length === 0) return;
  const facts = await offerFacts(ctx.tx, ctx.jurisdictionId, agencyIds, { on: ctx.today, periodId });
  const last = await newestComputed(ctx, agencyIds);
  const figures = obligations.flatMap(({ agencyId, targetId }) => {
    const target = targets.get(targetId);
    if (target === undefined) return [];
    const figure = computedFigure(ctx, target, agencyId, facts.get(agencyId) ?? [], periodId);
    const before = last.get(`${agencyId} ${targetId}`);
    return before !== undefined && isSame(figure, before) ? [] : [figure];
  });
  await recordFigures(ctx, figures);
  await setBaselines(ctx, await baselinesOf(ctx, obligations, targets, facts));
  await recomputeObligations(ctx, { agencyIds });
}

/** What the register says of a target. */
function computedFigure(ctx: Context, target: TargetInForce, agencyId: string, offers: readonly OfferFacts[], periodId: string | null): NewFigure {
  const { rule } = target;
  const common = { targetId: target.id, agencyId, heldOn: ctx.today, provenance: 'computed' as const, reachedOn: reachedOn(rule, offers), periodId };
  if (rule.indicator.kind === 'ratio') return { ...common, ...ratioOf(rule.indicator.definition, offers).fraction, definition: rule.indicator.definition, uses: null };
  const { fraction, uses } = adoptionOf(rule.indicator.function, offers);
  return { ...common, ...fraction, definition: rule.indicator.function, uses };
}

function isSame(figure: NewFigure, last: Pick<NewFigure, 'numerator' | 'denominator' | 'uses' | 'reachedOn' | 'definition'>): boolean {
  return (
    figure.numerator === last.numerator &&
    figure.denominator === last.denominator &&
    figure.uses === last.uses &&
    figure.reachedOn === last.reachedOn &&
    figure.definition === last.definition
  );
}

/**
 * Where the straight line to the threshold begins: the ratio on the day the target started as the register knows it now,
 * or the first ratio of anything where there was nothing yet on that day.
 */
async function baselinesOf(
  ctx: Context,
  obligations: readonly LockedObligation[],
  targets: ReadonlyMap<string, TargetInForce>,
  today: ReadonlyMap<string, readonly OfferFacts[]>,
): Promise<Baseline[]> {
  const missing = obligations.flatMap((obligation) => {
    const target = targets.get(obligation.targetId);
    return target?.kind === 'ratio' && !obligation.hasBaseline && target.startsOn <= ctx.today ? [{ ...obligation, target }] : [];
  });
  const baselines: Baseline[] = [];
  for (const day of new Set(missing.map(({ target }) => target.startsOn))) {
    const ofDay = missing.filter(({ target }) => target.startsOn === day);
    const then = await factsOn(ctx, ofDay.map(({ agencyId }) => agencyId), day);
    for (const { agencyId, targetId, target } of ofDay) {
      const fraction = firstOfAnything(target.rule, then.get(agencyId) ?? [], today.get(agencyId) ?? []);
      if (fraction !== null) baselines.push({ agencyId, targetId, ...fraction });
    }
  }
  return baselines;
}

async function factsOn(ctx: Context, agencyIds: readonly string[], day: PlainDate): Promise<Map<string, OfferFacts[]>> {
  const period = await currentPeriod(ctx.tx, ctx.jurisdictionId, endOfDay(day, ctx.zone));
  return offerFacts(ctx.tx, ctx.jurisdictionId, [...new Set(agencyIds)], { on: day, periodId: period?.id ?? null });
}

function firstOfAnything({ indicator }: TargetRule, then: readonly OfferFacts[], now: readonly OfferFacts[]): Fraction | null {
  if (indicator.kind !== 'ratio') return null;
  const fractions = [then, now].map((offers) => ratioOf(indicator.definition, offers).fraction);
  return fractions.find(({ denominator }) => denominator > 0) ?? null;
}
