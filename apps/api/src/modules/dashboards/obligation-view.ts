import { decide } from '@tiendo/domain/access';
import { addDays, daysBetween, type Instant, type PlainDate } from '@tiendo/domain/calendar';
import { RATIO_DEFINITIONS } from '@tiendo/domain/figures';
import { shownStatus } from '@tiendo/domain/reports';
import { ratioOf, type OfferFacts } from '@tiendo/domain/targets';
import type { MatrixCell, ObligationView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf, permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode, presentAgency, type AgencyRow } from '../agencies/public.js';
import { refreshExpired } from '../obligations/public.js';
import { currentPeriod, presentPeriod, reportedPeriod, type PeriodRow } from '../periods/public.js';
import { offerFacts } from '../register/public.js';
import { presentTarget, targetByCode, type TargetInForce } from '../targets/public.js';
import { cellView, unboundCell } from './matrix-cell.js';
import { clauseOf, exemptionOf, figuresOf, obligationOf, registeredCount, reportOfPeriod, sentEvidence, type ObligationRow } from './obligation.queries.js';
import { forecastOn, isProposedNotApplicable, registerFigure, targetGap, type RegisterFigure } from './target-gap.js';

/** What an address of an obligation names. */
export interface Named {
  readonly agency: AgencyRow;
  readonly target: TargetInForce;
}

/** @throws Refused `not_found` where there is no such agency or target today */
export async function named(ctx: ActorContext, agencyCode: string, targetCode: string): Promise<Named> {
  const [agency, target] = await Promise.all([
    agencyByCode(ctx.tx, ctx.jurisdictionId, agencyCode, ctx.today),
    targetByCode(ctx.tx, ctx.jurisdictionId, targetCode, ctx.today),
  ]);
  if (agency === null || target === null) throw new Refused('not_found');
  return { agency, target };
}

/**
 * The way down from a cell of the matrix, for a page: no expired status is shown.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function obligationPage(ctx: ActorContext, agencyCode: string, targetCode: string): Promise<ObligationView> {
  const [found] = await Promise.all([named(ctx, agencyCode, targetCode), refreshExpired(ctx)]);
  return obligationView(ctx, found);
}

/** The same for a pair that this transaction has just settled. */
export async function obligationView(ctx: ActorContext, { agency, target }: Named): Promise<ObligationView> {
  const subject = { agencyId: agency.id, parentAgencyId: agency.parentAgencyId };
  permit(ctx, 'obligation.read', subject);
  const [period, quarter] = await Promise.all([reportedPeriod(ctx.tx, ctx.jurisdictionId, ctx.now), currentPeriod(ctx.tx, ctx.jurisdictionId, ctx.now)]);
  const [obligation, chain, register, figures, evidence, report, exemption, registered] = await Promise.all([
    obligationOf(ctx, agency.id, target.id),
    clauseOf(ctx, target),
    registerNow(ctx, agency.id, target, quarter),
    figuresOf(ctx, agency.id, target.id),
    sentEvidence(ctx, agency.id, target.function ?? 'level4'),
    period === null ? null : reportOfPeriod(ctx, agency.id, period.id),
    exemptionOf(ctx, agency.id, target.id),
    target.interimOn === null ? 0 : registeredCount(ctx, agency.id),
  ]);
  const { now, offers, forecastDay } = register;
  const gap = targetGap(target, now);
  const certifiedBy = figures.find(({ provenance }) => provenance === 'certified');
  return {
    agency: presentAgency(agency),
    target: presentTarget(target),
    ...chain,
    cell: obligation === null ? unboundCell(target.id) : cellOf(ctx, obligation, target),
    asked: obligation?.asked ?? false,
    daysLeft: daysBetween(ctx.today, target.dueOn as PlainDate),
    interim: target.interimOn === null ? null : { on: target.interimOn, needed: gap.needed, registered },
    gap: now.denominator === 0 ? null : { missing: gap.missing, orNew: gap.orNew },
    forecastOn: forecastDay,
    certified: certifiedOf(obligation),
    register: { fraction: fractionOf(now), uses: now.uses, asOf: ctx.today },
    others: othersOf(target, offers),
    ledger: [...now.ledger],
    figures: figures.map(({ numerator, denominator, recordedAt, ...figure }) => ({ ...figure, recordedAt: isoOf(recordedAt), fraction: { numerator, denominator } })),
    evidence,
    report: report === null || period === null ? null : { id: report.id, status: shownStatus(report, ctx.now), period: presentPeriod(period) },
    reviewer: certifiedBy?.by ?? null,
    exemption: exemption === null ? null : { reason: exemption.reason, by: exemption.by, from: exemption.validFrom, until: exemption.validTo === null ? null : addDays(exemption.validTo, -1) },
    proposedNotApplicable: exemption === null && obligation !== null && isProposedNotApplicable(now),
    can: {
      exempt: obligation === null ? { allowed: false, because: 'not_bound' } : abilityOf(decide(ctx.actor, 'exemption.decide', subject)),
      urge: abilityOf(decide(ctx.actor, 'reminder.urge', subject)),
    },
  };
}

async function registerNow(ctx: ActorContext, agencyId: string, target: TargetInForce, period: PeriodRow | null): Promise<{ now: RegisterFigure; offers: readonly OfferFacts[]; forecastDay: PlainDate | null }> {
  const factsOn = async (on: PlainDate): Promise<readonly OfferFacts[]> =>
    (await offerFacts(ctx.tx, ctx.jurisdictionId, [agencyId], { on, periodId: period?.id ?? null })).get(agencyId) ?? [];
  const offers = await factsOn(ctx.today);
  const now = registerFigure(target, offers);
  if (period === null) return { now, offers, forecastDay: null };
  const then = registerFigure(target, await factsOn(period.startsOn));
  return { now, offers, forecastDay: forecastOn(target, then, now, period.startsOn, ctx.today) };
}

function cellOf(ctx: ActorContext, obligation: ObligationRow, target: TargetInForce): MatrixCell {
  return cellView(obligation, target, ctx.now, ctx.today);
}

function certifiedOf(obligation: ObligationRow | null): ObligationView['certified'] {
  if (obligation === null || obligation.certifiedNumerator === null || obligation.certifiedDenominator === null || obligation.certifiedOn === null) return null;
  return { fraction: { numerator: obligation.certifiedNumerator, denominator: obligation.certifiedDenominator }, heldOn: obligation.certifiedOn };
}

/** The same services by every other definition in use. */
function othersOf({ definition }: TargetInForce, offers: readonly OfferFacts[]): ObligationView['others'] {
  if (definition === null) return [];
  return RATIO_DEFINITIONS.filter((other) => other !== definition).map((other) => ({ definition: other, fraction: ratioOf(other, offers).fraction }));
}

function fractionOf({ numerator, denominator }: RegisterFigure): { numerator: number; denominator: number } {
  return { numerator, denominator };
}

function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}
