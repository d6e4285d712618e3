import type { AgencyDuty, Role } from '@tiendo/domain/access';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';

/** Who may hold which role only where the duty is. */
const ROLE_OF: Readonly<Record<AgencyDuty, Role>> = { coordinating: 'coordinator', city_office: 'city_office' };

interface Bearer {
  readonly id: string;
  readonly code: string;
  readonly duty: AgencyDuty | null;
}

/**
 * Says what an agency does for the whole city; of another that did it the duty is taken. Where somebody holds the duty's role, or
 * will, it does not move: that would leave them with a role where it cannot be.
 * @throws Refused `wrong_role`, `not_found`, `duty_held`
 */
export async function assignDuty(ctx: ActorContext, code: string, duty: AgencyDuty | null): Promise<void> {
  const { role } = permit(ctx, 'agency.assign_duty', null);
  // Nobody is given such a role meanwhile: people's changes wait on the same lock.
  await ctx.tx.execute(`select pg_advisory_xact_lock(hashtext('people'), $1)`, [ctx.jurisdictionId]);
  const concerned = await ctx.tx.query<Bearer>('select id, code, duty from agencies where jurisdiction_id = $1 and (code = $2 or duty = $3) for update', [ctx.jurisdictionId, code, duty]);
  const agency = concerned.find((each) => each.code === code);
  if (agency === undefined) throw new Refused('not_found');
  if (agency.duty === duty) return;
  for (const bearer of concerned) {
    if (bearer.duty === null || (bearer.id !== agency.id && bearer.duty !== duty)) continue;
    await refuseWhileHeld(ctx, bearer.id, ROLE_OF[bearer.duty]);
    await ctx.tx.execute('update agencies set duty = null where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, bearer.id]);
    if (bearer.id !== agency.id) await audit(ctx, { action: 'agency.assign_duty', subjectKind: 'agency', subjectId: bearer.id, agencyId: bearer.id, role, before: { duty: bearer.duty }, after: { duty: null } });
  }
  await ctx.tx.execute('update agencies set duty = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, agency.id, duty]);
  await audit(ctx, { action: 'agency.assign_duty', subjectKind: 'agency', subjectId: agency.id, agencyId: agency.id, role, before: { duty: agency.duty }, after: { duty } });
}

async function refuseWhileHeld(ctx: ActorContext, agencyId: string, role: Role): Promise<void> {
  const held = await ctx.tx.one('select 1 as one from memberships where jurisdiction_id = $1 and agency_id = $2 and role = $3 and (valid_to is null or valid_to > $4) limit 1', [ctx.jurisdictionId, agencyId, role, ctx.today]);
  if (held !== null) throw new Refused('duty_held');
}
