import { followClaims, type GrantedRole, type HeldRole, type NamedRole } from '@tiendo/domain/access';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { agencyByCode } from '../agencies/public.js';
import { Membership } from './membership.entity.js';

/** The roles at agencies that are there today; a code that nobody has gives none. */
export async function grantedRoles(ctx: Context, named: readonly NamedRole[]): Promise<GrantedRole[]> {
  const granted: GrantedRole[] = [];
  for (const { role, agencyCode } of named) {
    const agency = agencyCode === null ? null : await agencyByCode(ctx.tx, ctx.jurisdictionId, agencyCode, ctx.today);
    if (agencyCode === null || agency !== null) granted.push({ role, agencyId: agency?.id ?? null });
  }
  return granted.filter(({ role, agencyId }) => agencyId !== null || role === 'leader' || role === 'administrator');
}

/**
 * Makes the roles that came from claims those of today's claims: new ones begin today, others end today. What was given by hand stays.
 * The trail says what changed, once.
 */
export async function followClaimedRoles(ctx: Context, personId: string, granted: readonly GrantedRole[]): Promise<void> {
  const { jurisdictionId, tx, today } = ctx;
  const held = await tx.query<HeldRole>(
    `select id, role, agency_id as "agencyId", source from memberships
     where jurisdiction_id = $1 and person_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) for update`,
    [jurisdictionId, personId, today],
  );
  const { begin, end } = followClaims(held, granted);
  if (begin.length + end.length === 0) return;
  await tx.execute('update memberships set valid_to = $3 where jurisdiction_id = $1 and id = any($2::uuid[])', [jurisdictionId, end.map(({ id }) => id), today]);
  await tx.manager.insert(Membership, begin.map((role) => ({ ...role, jurisdictionId, id: newId(), personId, source: 'claims' as const, validFrom: today, validTo: null })));
  const told = (roles: readonly GrantedRole[]) => roles.map(({ role, agencyId }) => ({ role, agencyId }));
  await audit(ctx, { action: 'person.follow_claims', subjectKind: 'person', subjectId: personId, agencyId: begin[0]?.agencyId ?? end[0]?.agencyId ?? null, before: { ended: told(end) }, after: { begun: told(begin) } });
}
