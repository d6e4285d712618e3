import { staffAgencies } from '@tiendo/domain/access';
import { daysBetween, type PlainDate } from '@tiendo/domain/calendar';
import type { Provenance } from '@tiendo/domain/figures';
import type { ObligationStatus } from '@tiendo/domain/obligations';
import type { OfferFacts } from '@tiendo/domain/targets';
import type { AgencyHome, HomeObligation } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById, presentAgency } from '../agencies/public.js';
import { forecastOn, lateDaysOf, registeredCount, registerFigure, targetGap } from '../dashboards/public.js';
import { currentPeriod, reportedPeriod, type PeriodRow } from '../periods/public.js';
import { offerFacts } from '../register/public.js';
import { presentTarget, targetsInForce } from '../targets/public.js';
import { candidatesOf, givenBackOf, returnedReports, toDispatchOf, wardsOf } from './agency-home.queries.js';
import { homeReport } from './home-report.js';

/**
 * The part of home for who works at an agency; null for who does not.
 * @throws Refused `other_agency` where the one that is asked for is none of theirs
 */
export async function agencyHome(ctx: ActorContext, code?: string): Promise<AgencyHome | null> {
  const agencyId = ownAgency(ctx, code);
  if (agencyId === null) return null;
  const [[agency], period, quarter] = await Promise.all([
    agenciesById(ctx.tx, ctx.jurisdictionId, [agencyId], ctx.today),
    reportedPeriod(ctx.tx, ctx.jurisdictionId, ctx.now),
    currentPeriod(ctx.tx, ctx.jurisdictionId, ctx.now),
  ]);
  if (agency === undefined) return null;
  const [obligations, report, returned, givenBack, toDispatch, candidates, wards] = await Promise.all([
    obligationsOf(ctx, agencyId, quarter),
    period === null ? null : homeReport(ctx, agencyId, period.id),
    returnedReports(ctx, agencyId),
    givenBackOf(ctx, agencyId),
    toDispatchOf(ctx, agencyId),
    candidatesOf(ctx, agencyId, quarter?.id ?? null),
    period === null ? null : wardsOf(ctx, agencyId, period.id),
  ]);
  return { agency: presentAgency(agency), obligations, report, returned, givenBack, toDispatch, candidates, wards };
}

/** The agency whose reports one writes, signs or dispatches: the one asked for, else the first. */
function ownAgency({ actor }: ActorContext, code?: string): string | null {
  const own = staffAgencies(actor);
  if (code === undefined) return own[0] ?? null;
  const asked = actor.memberships.find(({ agencyCode, agencyId }) => agencyCode === code && agencyId !== null && own.includes(agencyId));
  if (asked === undefined) throw new Refused('other_agency');
  return asked.agencyId;
}

interface ObligationRow {
  readonly targetId: string;
  readonly status: ObligationStatus;
  readonly selfDeclared: boolean;
  readonly provenance: Provenance | null;
}

async function obligationsOf(ctx: ActorContext, agencyId: string, period: PeriodRow | null): Promise<HomeObligation[]> {
  const factsOn = async (on: PlainDate): Promise<readonly OfferFacts[]> =>
    (await offerFacts(ctx.tx, ctx.jurisdictionId, [agencyId], { on, periodId: period?.id ?? null })).get(agencyId) ?? [];
  const [targets, rows, offers, then, registered] = await Promise.all([
    targetsInForce(ctx.tx, ctx.jurisdictionId, ctx.today),
    ctx.tx.query<ObligationRow>(
      `select target_id as "targetId", status, self_declared as "selfDeclared", provenance from obligations
       where jurisdiction_id = $1 and agency_id = $2 and (bound_to is null or bound_to > $3)`,
      [ctx.jurisdictionId, agencyId, ctx.today],
    ),
    factsOn(ctx.today),
    period === null ? null : factsOn(period.startsOn),
    registeredCount(ctx, agencyId),
  ]);
  return targets.flatMap((target): HomeObligation[] => {
    const row = rows.find(({ targetId }) => targetId === target.id);
    if (row === undefined) return [];
    const now = registerFigure(target, offers);
    return [
      {
        target: presentTarget(target),
        status: row.status,
        lateDays: lateDaysOf(row.status, target, ctx.now, ctx.today),
        daysLeft: daysBetween(ctx.today, target.dueOn as PlainDate),
        selfDeclared: row.selfDeclared,
        fraction: { numerator: now.numerator, denominator: now.denominator },
        uses: now.uses,
        functionOn: target.kind === 'adoption' ? now.numerator > 0 : null,
        // What the register says is not yet a figure of who has not reported.
        provenance: row.status === 'not_reported' ? null : row.provenance,
        ...targetGap(target, now),
        forecastOn: period === null || then === null ? null : forecastOn(target, registerFigure(target, then), now, period.startsOn, ctx.today),
        registered: target.kind === 'ratio' ? registered : 0,
      },
    ];
  });
}
