import type { PolicyAction } from './policy-table.js';

/** Everybody's job here; the Vietnamese names stand in docs/glossary.md. */
export const ROLES = [
  'reporting_officer',
  'head',
  'clerk',
  'coordinator',
  'city_office',
  'administrator',
  'leader',
] as const;
export type Role = (typeof ROLES)[number];

/** One role held at one agency; a leader or an administrator may stand above all agencies (`agencyId` null). */
export interface Membership {
  readonly role: Role;
  readonly agencyId: string | null;
  /** The person who lent it; null or absent for a role of one's own. */
  readonly onBehalfOf?: string | null;
}

/** Who acts. A person may hold several roles at several agencies, some of them lent by others. */
export interface Actor {
  /** Of a system with a key: the key's id, which is nobody's. */
  readonly personId: string;
  readonly memberships: readonly Membership[];
  /** What of their roles they may use at all: the scopes of a key. Absent for a person, who may use the whole of them. */
  readonly only?: readonly PolicyAction[];
}

/** The agency that a row belongs to, and the agency above it on the day in question. */
export interface AgencySubject {
  readonly agencyId: string;
  readonly parentAgencyId: string | null;
  /** Whether it coordinates the reports, so that somebody else must review its own; said where that is asked. */
  readonly coordinates?: boolean;
}

/** Whoever makes the register and the reports of an agency: writes, signs, dispatches. */
export const STAFF_ROLES: readonly Role[] = ['reporting_officer', 'head', 'clerk'];

/** The agencies for which the actor works as one of these, each once, in the order of the roles held. */
export function staffAgencies({ memberships }: Actor): string[] {
  return [...new Set(memberships.flatMap(({ role, agencyId }) => (agencyId !== null && STAFF_ROLES.includes(role) ? [agencyId] : [])))];
}

/** A duty of the whole city that one agency bears: it coordinates the reports, or it is the office of the city's committee. */
export const AGENCY_DUTIES = ['coordinating', 'city_office'] as const;
export type AgencyDuty = (typeof AGENCY_DUTIES)[number];

/**
 * Where a role can be held: at any agency, only at the one that bears a duty, or above agencies (then without one).
 * Who certifies and who urges the whole city cannot sit anywhere.
 */
export const ROLE_PLACES: Readonly<Record<Role, 'any_agency' | AgencyDuty | 'above'>> = {
  reporting_officer: 'any_agency',
  head: 'any_agency',
  clerk: 'any_agency',
  coordinator: 'coordinating',
  city_office: 'city_office',
  administrator: 'above',
  leader: 'above',
};

export type PlaceRefusal = 'agency_needed' | 'no_agency_wanted' | 'not_that_duty';

/** Why the role cannot be held there; null where it can. `agency` is null for above all agencies. */
export function placeRefusal(role: Role, agency: { readonly duty: AgencyDuty | null } | null): PlaceRefusal | null {
  const place = ROLE_PLACES[role];
  if (place === 'above') return agency === null ? null : 'no_agency_wanted';
  if (agency === null) return 'agency_needed';
  return place === 'any_agency' || place === agency.duty ? null : 'not_that_duty';
}
