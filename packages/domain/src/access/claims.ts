import type { Role } from './roles.js';

/** A role at an agency (by its code), or above all of them. */
export interface NamedRole {
  readonly role: Role;
  readonly agencyCode: string | null;
}

/** What one value of a claim stands for; `from_claim` takes the agency that the provider names for the person. */
export interface MappedRole {
  readonly role: Role;
  readonly agency: { readonly code: string } | 'from_claim' | 'none';
}

/** Which roles a value of the provider's claim gives. */
export type RoleMapping = Readonly<Record<string, readonly MappedRole[]>>;

/**
 * The roles that a person's claims give, each once. A value that the mapping does not know gives none, nor does one that
 * needs an agency where the provider names no agency.
 * @param values of the claim that the mapping speaks of
 * @param agencyCodes of the agencies that the provider names
 */
export function rolesOfClaims(mapping: RoleMapping, values: readonly string[], agencyCodes: readonly string[]): NamedRole[] {
  const given = values.flatMap((value) => (Object.hasOwn(mapping, value) ? (mapping[value] ?? []) : []));
  const roles = given.flatMap(({ role, agency }): NamedRole[] => {
    if (agency === 'none') return [{ role, agencyCode: null }];
    if (agency === 'from_claim') return agencyCodes.map((agencyCode) => ({ role, agencyCode }));
    return [{ role, agencyCode: agency.code }];
  });
  return [...new Map(roles.map((named) => [keyOf(named.role, named.agencyCode), named])).values()];
}

/** A role as it is held today, and by whose word. */
export interface HeldRole {
  readonly id: string;
  readonly role: Role;
  readonly agencyId: string | null;
  /** `claims`: it came from the provider and follows it; `hand`: somebody gave it, and no claim touches it. */
  readonly source: 'hand' | 'claims';
}

/** The same at an agency that was found. */
export interface GrantedRole {
  readonly role: Role;
  readonly agencyId: string | null;
}

/** What has to change so that the roles that came from claims are those of today's claims: begun, and ended. */
export function followClaims<H extends HeldRole>(held: readonly H[], granted: readonly GrantedRole[]): { readonly begin: readonly GrantedRole[]; readonly end: readonly H[] } {
  const wanted = new Set(granted.map(({ role, agencyId }) => keyOf(role, agencyId)));
  const has = new Set(held.map(({ role, agencyId }) => keyOf(role, agencyId)));
  return {
    begin: granted.filter(({ role, agencyId }) => !has.has(keyOf(role, agencyId))),
    end: held.filter(({ role, agencyId, source }) => source === 'claims' && !wanted.has(keyOf(role, agencyId))),
  };
}

/** Kinds of proof by the methods of RFC 8176: something known, something held, something that one is. */
const KINDS: Readonly<Record<string, 'known' | 'held' | 'being'>> = {
  pwd: 'known',
  pin: 'known',
  kba: 'known',
  otp: 'held',
  hwk: 'held',
  swk: 'held',
  sc: 'held',
  pop: 'held',
  sms: 'held',
  tel: 'held',
  fpt: 'being',
  face: 'being',
  iris: 'being',
  retina: 'being',
  vbm: 'being',
};

/** Whether the provider says (`amr`) that the person proved themselves in two ways of different kinds. */
export function provedTwice(methods: readonly string[]): boolean {
  const kinds = new Set(methods.flatMap((method) => (Object.hasOwn(KINDS, method) ? [KINDS[method]] : [])));
  return methods.includes('mfa') || kinds.size > 1;
}

function keyOf(role: Role, agency: string | null): string {
  return `${role} ${agency ?? ''}`;
}
