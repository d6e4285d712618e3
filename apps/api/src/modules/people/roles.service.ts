import { endRefusal, giveRefusal, placeRefusal, type Holding, type Role } from '@tiendo/domain/access';
import { addDays, plainDate, type PlainDate } from '@tiendo/domain/calendar';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode, agenciesById } from '../agencies/public.js';
import { holdingsOf } from './holdings.queries.js';
import { keepAnAdministrator, personToChange, touched } from './person-to-change.js';

/**
 * Gives a role at an agency from a day on; it holds from the first request of that day.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`, `invalid_input`, `not_that_duty`, `day_past`, `person_locked`, `already_held`
 */
export async function giveRole(ctx: ActorContext, personId: string, given: { version: number; role: Role; agencyCode: string | null; from: string }): Promise<void> {
  permit(ctx, 'person.edit', null);
  const agencyId = await placeFor(ctx, given.role, given.agencyCode);
  const person = await personToChange(ctx, personId, given.version);
  await addHolding(ctx, { personId, isLocked: person.lockedAt !== null, role: given.role, agencyId, from: plainDate(given.from) });
  await touched(ctx, personId);
}

export interface NewHolding {
  readonly personId: string;
  readonly isLocked: boolean;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly from: PlainDate;
  /** The first day without it; no end when not given. */
  readonly to?: PlainDate | null;
}

/**
 * The row of a role that is given, with its line in the trail; gives its id.
 * @throws Refused `day_past`, `person_locked`, `already_held`
 */
export async function addHolding(ctx: Context, { personId, isLocked, role, agencyId, from, to = null }: NewHolding): Promise<string> {
  const refusal = giveRefusal({ role, agencyId, from }, await holdingsOf(ctx, [personId]), { isLocked, today: ctx.today });
  if (refusal !== null) throw new Refused(refusal);
  const id = newId();
  await ctx.tx.execute('insert into memberships (jurisdiction_id, id, person_id, agency_id, role, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)', [ctx.jurisdictionId, id, personId, agencyId, role, from, to]);
  await audit(ctx, { action: 'person.give_role', subjectKind: 'person', subjectId: personId, agencyId, after: { ...(await named(ctx, { role, agencyId })), from } });
  return id;
}

/**
 * Ends a role with its last day, or at once.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`, `day_past`, `already_ended`, `before_it_begins`, `last_administrator`
 */
export async function endRole(ctx: ActorContext, personId: string, membershipId: string, { version, through }: { version: number; through: string | null }): Promise<void> {
  permit(ctx, 'person.edit', null);
  await personToChange(ctx, personId, version);
  const held = (await holdingsOf(ctx, [personId])).find(({ id }) => id === membershipId);
  if (held === undefined) throw new Refused('not_found');
  // At once is, for a role that is still to come, as if it had never been given.
  const now = held.from > ctx.today ? held.from : ctx.today;
  await endHolding(ctx, held, through === null ? now : addDays(plainDate(through), 1));
  await touched(ctx, personId);
  await keepAnAdministrator(ctx);
}

/**
 * `to` becomes the first day without the role.
 * @throws Refused `day_past`, `already_ended`, `before_it_begins`
 */
export async function endHolding(ctx: Context, held: Holding, to: PlainDate): Promise<void> {
  const refusal = endRefusal(held, to, ctx.today);
  if (refusal !== null) throw new Refused(refusal);
  await ctx.tx.execute('update memberships set valid_to = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, held.id, to]);
  const about = await named(ctx, held);
  const through = (end: PlainDate | null): PlainDate | null => (end === null ? null : addDays(end, -1));
  await audit(ctx, { action: 'person.end_role', subjectKind: 'person', subjectId: held.personId, agencyId: held.agencyId, before: { ...about, through: through(held.to) }, after: { ...about, through: through(to) } });
}

/** A role as the trail tells it. */
async function named(ctx: Context, { role, agencyId }: { role: Role; agencyId: string | null }): Promise<{ role: Role; agency: string | null }> {
  const [agency] = agencyId === null ? [] : await agenciesById(ctx.tx, ctx.jurisdictionId, [agencyId], ctx.today);
  return { role, agency: agency?.code ?? null };
}

/**
 * The agency at which the role is to be held; null above agencies.
 * @throws Refused `not_found` for an unknown agency, `invalid_input` where one is missing or not wanted, `not_that_duty`
 */
export async function placeFor(ctx: Context, role: Role, code: string | null): Promise<string | null> {
  const agency = code === null ? null : await agencyByCode(ctx.tx, ctx.jurisdictionId, code, ctx.today);
  if (code !== null && agency === null) throw new Refused('not_found');
  const refusal = placeRefusal(role, agency);
  if (refusal === 'not_that_duty') throw new Refused(refusal);
  if (refusal !== null) throw new Refused('invalid_input', { fields: [{ in: 'body', path: 'agencyCode', code: refusal === 'agency_needed' ? 'missing' : 'unknown_field', expected: refusal === 'agency_needed' ? 'string' : 'null' }] });
  return agency?.id ?? null;
}
