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
}

/** Who acts. A person may hold several roles at several agencies. */
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
