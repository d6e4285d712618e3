import { decide } from '@tiendo/domain/access';
import { addDays, type PlainDate } from '@tiendo/domain/calendar';
import { v7 as newId } from 'uuid';
import { audit, type AuditEntry } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { subjectOf } from '../agencies/public.js';
import { Exemption } from './exemption.entity.js';
import type { Pair } from './obligation-facts.queries.js';
import { lockObligations, recomputeObligations } from './recompute.service.js';

export interface NewExemption extends Pair {
  readonly reason: string;
  /** The last day of it; null while it is open-ended. */
  readonly until: PlainDate | null;
}

/**
 * Confirms from today on that the target does not apply to the agency.
 * @throws Refused `wrong_role`, `own_agency`, `not_found` where the target does not bind it, `conflict` where it is exempt already, `invalid_input` for an end in the past
 */
export async function exempt(ctx: ActorContext, given: NewExemption): Promise<void> {
  const { role } = await lockedFor(ctx, given);
  if (given.until !== null && given.until < ctx.today) {
    throw new Refused('invalid_input', { fields: [{ in: 'body', path: 'until', code: 'date_in_past', expected: `>= ${ctx.today}`, written: given.until }] });
  }
  if ((await current(ctx, given)) !== null) throw new Refused('conflict');
  await ctx.tx.manager.insert(Exemption, {
    jurisdictionId: ctx.jurisdictionId,
    id: newId(),
    targetId: given.targetId,
    agencyId: given.agencyId,
    reason: given.reason,
    decidedBy: ctx.actor.personId,
    decidedAt: ctx.now,
    validFrom: ctx.today,
    validTo: given.until === null ? null : addDays(given.until, 1),
  });
  await settle(ctx, given, 'obligation.exempt', role, { reason: given.reason, until: given.until });
}

/**
 * Ends the exemption: from today on the target applies again.
 * @throws Refused `wrong_role`, `not_found`, `conflict` where it is not exempt
 */
export async function endExemption(ctx: ActorContext, given: Pair & { readonly reason: string }): Promise<void> {
  const { role } = await lockedFor(ctx, given);
  const exemption = await current(ctx, given);
  if (exemption === null) throw new Refused('conflict');
  await ctx.tx.execute('update exemptions set valid_to = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, exemption.id, ctx.today]);
  await settle(ctx, given, 'obligation.end_exemption', role, { reason: given.reason });
}

async function lockedFor(ctx: ActorContext, { agencyId, targetId }: Pair): Promise<{ role: NonNullable<Parameters<typeof audit>[1]['role']> }> {
  const verdict = decide(ctx.actor, 'exemption.decide', await subjectOf(ctx.tx, ctx.jurisdictionId, agencyId, ctx.today));
  if (!verdict.allowed) throw new Refused(verdict.because);
  const [pair] = await lockObligations(ctx, [agencyId], [targetId]);
  if (pair === undefined) throw new Refused('not_found');
  return { role: verdict.as.role };
}

function current(ctx: ActorContext, { agencyId, targetId }: Pair): Promise<{ id: string } | null> {
  return ctx.tx.one<{ id: string }>(
    `select id from exemptions where jurisdiction_id = $1 and target_id = $2 and agency_id = $3 and (valid_to is null or valid_to > $4)`,
    [ctx.jurisdictionId, targetId, agencyId, ctx.today],
  );
}

async function settle(ctx: ActorContext, { agencyId, targetId }: Pair, action: AuditEntry['action'], role: AuditEntry['role'], after: object): Promise<void> {
  await recomputeObligations(ctx, { agencyIds: [agencyId], targetIds: [targetId] });
  await audit(ctx, { action, subjectKind: 'target', subjectId: targetId, agencyId, role: role ?? null, after });
}
