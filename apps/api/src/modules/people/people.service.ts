import { randomBytes } from 'node:crypto';
import type { Role } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import { DEFAULT_LOCALE, type Locale } from '@tiendo/phrases';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import { createAccount } from '../../platform/auth/auth.service.js';
import { passwordHash } from '../../platform/auth/password-hash.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { openInvitation, reopenInvitation } from '../account/public.js';
import { Membership } from './membership.entity.js';
import { personToChange } from './person-to-change.js';
import { Person } from './person.entity.js';
import { placeFor } from './roles.service.js';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly locale?: Locale;
  /** By `passwordHash` of the platform. */
  readonly passwordHash: string;
  readonly roles: readonly { readonly role: Role; readonly agencyId: string | null }[];
  /** From when the roles are held; today when not given. */
  readonly validFrom?: PlainDate;
}

/**
 * Makes an account, the person behind it and their roles; gives the person's id.
 * @throws Refused `already_exists` where the e-mail has an account
 */
export async function enrol(ctx: Context, given: NewPerson): Promise<string> {
  const { jurisdictionId, tx } = ctx;
  const [email, name] = [given.email.toLowerCase(), given.name.normalize('NFC')];
  if ((await tx.one('select 1 as taken from auth."user" where email = $1', [email])) !== null) throw new Refused('already_exists');
  const authUserId = await createAccount(tx, { email, name, passwordHash: given.passwordHash });
  const id = newId();
  await tx.manager.insert(Person, { jurisdictionId, id, authUserId, name, email, locale: given.locale ?? DEFAULT_LOCALE });
  const validFrom = given.validFrom ?? ctx.today;
  await tx.manager.insert(Membership, given.roles.map((held) => ({ ...held, jurisdictionId, id: newId(), personId: id, validFrom, validTo: null })));
  await audit(ctx, { action: 'person.add', subjectKind: 'person', subjectId: id, agencyId: given.roles[0]?.agencyId ?? null, after: { name, email, roles: given.roles } });
  return id;
}

/**
 * Adds a person who has no password yet, and a one-time link by which they set one.
 * @returns the person's id and the token of the link
 * @throws Refused `wrong_role`, `not_found` for an unknown agency, `invalid_input` where a role lacks its agency or has one that is not wanted, `not_that_duty`, `already_exists`
 */
export async function addPerson(ctx: ActorContext, given: { name: string; email: string; role: Role; agencyCode: string | null }): Promise<{ personId: string; token: string }> {
  permit(ctx, 'person.edit', null);
  const agencyId = await placeFor(ctx, given.role, given.agencyCode);
  const personId = await enrol(ctx, { name: given.name, email: given.email, passwordHash: await passwordHash(nobodysPassword()), roles: [{ role: given.role, agencyId }] });
  return { personId, token: await openInvitation(ctx, personId) };
}

/**
 * A link in place of the one that was made when the person was added, for whoever did not receive that answer.
 * @throws Refused `wrong_role`, `link_used` where the first link was used or has expired
 */
export async function inviteAgain(ctx: ActorContext, personId: string): Promise<{ personId: string; token: string }> {
  permit(ctx, 'person.edit', null);
  return { personId, token: await reopenInvitation(ctx, personId) };
}

/**
 * A new link to set the password for a person who is there already, in place of any earlier one; sessions and password stay until it
 * is used.
 * @returns the token of the link
 * @throws Refused `wrong_role`, `not_found`, `person_locked`
 */
export async function inviteAnew(ctx: ActorContext, personId: string): Promise<string> {
  permit(ctx, 'person.edit', null);
  const person = await personToChange(ctx, personId, null);
  if (person.lockedAt !== null) throw new Refused('person_locked');
  return openInvitation(ctx, personId);
}

/** An account without a password that anybody knows; it takes as long to refuse as any other. */
function nobodysPassword(): string {
  return randomBytes(32).toString('base64url');
}
