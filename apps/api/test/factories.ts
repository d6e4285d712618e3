import { randomUUID } from 'node:crypto';
import type { Role } from '@tiendo/domain/access';
import type { AgencyKind } from '@tiendo/types';
import { createAccount } from '../src/platform/auth/auth.service.js';
import type { Tx } from '../src/platform/database/tx.js';

/** Before anything that a test speaks of. */
const LONG_AGO = '2011-01-01';

export interface TestPerson {
  readonly jurisdictionId: number;
  readonly id: string;
  readonly authUserId: string;
  readonly email: string;
}

export interface TestAgency {
  readonly jurisdictionId: number;
  readonly id: string;
  readonly code: string;
}

let made = 0;
const next = (): number => (made += 1);

/** A province of its own; tests in one database do not meet when each has one. */
export async function aJurisdiction(tx: Tx, given: { id?: number; demonstration?: boolean } = {}): Promise<number> {
  const id = given.id ?? next();
  await tx.execute('insert into installation (demo, loaded_at) values ($1, now()) on conflict (id) do update set demo = $1', [given.demonstration ?? true]);
  await tx.execute(
    `insert into jurisdictions (id, code, name_vi, name_en, time_zone, illustrative) values ($1, $2, $3, $4, 'Asia/Ho_Chi_Minh', true)`,
    [id, `place-${id}`, `Thành phố số ${id}`, `City ${id}`],
  );
  return id;
}

export async function anAgency(
  tx: Tx,
  jurisdictionId: number,
  given: { code?: string; kind?: AgencyKind; parentId?: string | null; nameVi?: string; validFrom?: string; ranked?: 'yes' | 'no' | 'unconfirmed'; rankingGroup?: string | null } = {},
): Promise<TestAgency> {
  const id = randomUUID();
  const code = given.code ?? `CQ-${next()}`;
  await tx.execute('insert into agencies (jurisdiction_id, id, code) values ($1, $2, $3)', [jurisdictionId, id, code]);
  await tx.execute(
    `insert into agency_versions (jurisdiction_id, id, agency_id, name_vi, name_en, kind, parent_agency_id, ranking_group, ranked, confidence, position, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'found', $10, $11)`,
    [
      jurisdictionId,
      randomUUID(),
      id,
      given.nameVi ?? `Cơ quan ${code}`,
      `Agency ${code}`,
      given.kind ?? 'department',
      given.parentId ?? null,
      given.rankingGroup ?? null,
      given.ranked ?? 'yes',
      next(),
      given.validFrom ?? LONG_AGO,
    ],
  );
  return { jurisdictionId, id, code };
}

/** A person with an account (that no password opens) and roles; a role without agency is the city's. */
export async function aPerson(
  tx: Tx,
  jurisdictionId: number,
  given: { roles?: readonly { role: Role; agencyId?: string | null }[]; name?: string; locale?: 'vi' | 'en'; email?: string } = {},
): Promise<TestPerson> {
  const id = randomUUID();
  const email = given.email ?? `person-${jurisdictionId}-${next()}@demo.test`;
  const name = given.name ?? 'Nguyễn Thị Hoà';
  const authUserId = await createAccount(tx, { email, name, passwordHash: 'no-password' });
  await tx.execute('insert into people (jurisdiction_id, id, auth_user_id, name, email, locale) values ($1, $2, $3, $4, $5, $6)', [
    jurisdictionId,
    id,
    authUserId,
    name,
    email,
    given.locale ?? 'vi',
  ]);
  for (const { role, agencyId = null } of given.roles ?? []) await aMembership(tx, { jurisdictionId, personId: id, role, agencyId });
  return { jurisdictionId, id, authUserId, email };
}

export async function aMembership(
  tx: Tx,
  given: { jurisdictionId: number; personId: string; role: Role; agencyId: string | null; validFrom?: string; validTo?: string | null },
): Promise<string> {
  const id = randomUUID();
  await tx.execute('insert into memberships (jurisdiction_id, id, person_id, agency_id, role, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)', [
    given.jurisdictionId,
    id,
    given.personId,
    given.agencyId,
    given.role,
    given.validFrom ?? LONG_AGO,
    given.validTo ?? null,
  ]);
  // Who coordinates, or is the city's office, works at the agency that bears that duty.
  const duty = { coordinator: 'coordinating', city_office: 'city_office' }[given.role as string];
  if (duty !== undefined) await tx.execute('update agencies set duty = $3 where jurisdiction_id = $1 and id = $2', [given.jurisdictionId, given.agencyId, duty]);
  return id;
}
