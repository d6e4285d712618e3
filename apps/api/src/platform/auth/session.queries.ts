import type { Role } from '@tiendo/domain/access';
import { instant, type Instant } from '@tiendo/domain/calendar';
import { DEFAULT_LOCALE, type Locale } from '@tiendo/phrases';
import { momentOf, zoneOf, type Moment } from '../clock/moment.js';
import { sqlInstant } from '../database/columns.js';
import type { Tx } from '../database/tx.js';
import type { SignedIn } from './context.js';
import { enterJurisdiction, raiseWall } from './wall.js';

interface SurroundingsRow {
  real_now: Instant;
  jurisdiction_id: number;
  time_zone: string;
  offset_ms: number;
  demo: boolean;
  person_id: string | null;
  name: string;
  email: string;
  locale: Locale;
  session_id: string | null;
  auth_user_id: string;
  seen_at: Instant;
  enrolled: boolean;
  opened_at: Instant;
  second_factor_at: Instant | null;
  viewing_id: string | null;
  viewing_until: Instant;
  viewer_id: string;
  viewer_name: string;
  membership_id: string | null;
  role: Role;
  agency_id: string | null;
  agency_code: string | null;
  parent_agency_id: string | null;
  on_behalf_of: string | null;
}

/** What a transaction is told at its beginning. */
export interface Surroundings extends Moment {
  readonly jurisdictionId: number;
  readonly demonstration: boolean;
  readonly actor: SignedIn | null;
  readonly locale: Locale;
}

/** The database holds no jurisdiction yet. */
export class NothingPrepared extends Error {
  constructor() {
    super('the database has not been prepared: run the prepare command first');
  }
}

const BY_SESSION = `
  select p.jurisdiction_id, p.id, p.name, p.email, p.locale, s.id as session_id, s."userId" as auth_user_id, s."createdAt" as opened_at, s."updatedAt" as seen_at, s."secondFactorAt" as second_factor_at,
    exists (select from auth.totp t where t.user_id = s."userId" and t.confirmed_at is not null) as enrolled,
    v.id as viewing_id, v.ends_at as viewing_until, o.id as viewer_id, o.name as viewer_name
  from auth.session s
  join people o on o.auth_user_id = s."userId"
  left join viewings v on v.jurisdiction_id = o.jurisdiction_id and v.session_id = s.id and v.viewer_id = o.id and v.ended_at is null and v.ends_at > now()
  join people p on p.jurisdiction_id = o.jurisdiction_id and p.id = coalesce(v.person_id, o.id)
  where s.token = $1 and s."expiresAt" > now() and o.locked_at is null and p.locked_at is null`;

const BY_PERSON = `
  select p.jurisdiction_id, p.id, p.name, p.email, p.locale, null::text as session_id, null::text as auth_user_id, null::timestamptz as opened_at, null::timestamptz as seen_at, null::timestamptz as second_factor_at, false as enrolled,
    null::uuid as viewing_id, null::timestamptz as viewing_until, null::uuid as viewer_id, null as viewer_name
  from people p
  where p.id = $1 and p.jurisdiction_id = $2 and p.locked_at is null`;

// Before anything else can be seen: in which jurisdiction. What is asked here is asked beyond the wall.
const ENTER_BY_SESSION = `
select set_config('tiendo.jurisdiction', coalesce(wall.of_session($1), $2::integer, (select min(id) from jurisdictions))::text, true)`;

// One row a role that is held on the product's today, those of one's own first.
const surroundingsOf = (person: string): string => `
with person as materialized (${person}
), place as materialized (
  select j.id, j.time_zone, coalesce(c.offset_ms, 0) as offset_ms,
    (coalesce($3::timestamptz, now() + coalesce(c.offset_ms, 0) * interval '1 millisecond') at time zone j.time_zone)::date as today
  from jurisdictions j
  left join demonstration_clock c on c.jurisdiction_id = j.id
  where j.id = coalesce((select jurisdiction_id from person), $2::integer, (select min(id) from jurisdictions))
)
select now() as real_now, place.id as jurisdiction_id, place.time_zone, place.offset_ms,
  coalesce((select demo from installation), false) as demo,
  person.id as person_id, person.name, person.email, person.locale, person.session_id, person.auth_user_id, person.opened_at, person.seen_at, person.second_factor_at, person.enrolled,
  person.viewing_id, person.viewing_until, person.viewer_id, person.viewer_name,
  m.id as membership_id, m.role, m.agency_id, m.on_behalf_of, a.code as agency_code, v.parent_agency_id
from place
left join person on true
left join held_roles m on m.jurisdiction_id = person.jurisdiction_id and m.person_id = person.id
  and m.valid_from <= place.today and (m.valid_to is null or m.valid_to > place.today)
left join agencies a on a.jurisdiction_id = m.jurisdiction_id and a.id = m.agency_id
left join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id
  and v.valid_from <= place.today and (v.valid_to is null or v.valid_to > place.today)
order by m.on_behalf_of is not null, m.valid_from, m.id`;

const OF_SESSION = surroundingsOf(BY_SESSION);
const OF_PERSON = surroundingsOf(BY_PERSON);

/**
 * Who holds the session `token`, where and when; the beginning of every request's transaction, which from then on sees what they may.
 * No copy is kept anywhere: what was revoked a moment ago does not work.
 * @param jurisdictionId of a transaction without a session; null takes the first
 * @throws NothingPrepared
 */
export async function surroundingsOfSession(tx: Tx, token: string | null, jurisdictionId: number | null): Promise<Surroundings> {
  tx.ahead('wall.enter_by_session', ENTER_BY_SESSION, [token, jurisdictionId]);
  const surroundings = read(await tx.prepared<SurroundingsRow>('surroundings_of_session', OF_SESSION, [token, jurisdictionId, null]));
  raiseWall(tx, surroundings, surroundings.actor ?? 'nobody');
  return surroundings;
}

/**
 * Where and when a job runs that nobody asked for; it sees and writes everything of its jurisdiction.
 * @throws NothingPrepared
 */
export async function surroundingsOfSystem(tx: Tx, jurisdictionId: number): Promise<Surroundings> {
  enterJurisdiction(tx, jurisdictionId);
  const surroundings = read(await tx.prepared<SurroundingsRow>('surroundings_of_session', OF_SESSION, [null, jurisdictionId, null]));
  raiseWall(tx, surroundings, 'system');
  return surroundings;
}

/**
 * The same for a person who acts without a session: the demonstration's story, a job done in somebody's name.
 * @param at product time at which they act, null for the clock's; their roles are those of that day
 */
export async function surroundingsOfPerson(tx: Tx, personId: string, jurisdictionId: number, at: Instant | null = null): Promise<Surroundings> {
  enterJurisdiction(tx, jurisdictionId);
  const found = read(await tx.prepared<SurroundingsRow>('surroundings_of_person', OF_PERSON, [personId, jurisdictionId, sqlInstant(at)]));
  const surroundings = at === null ? found : { ...found, ...momentOf(found.realNow, at - found.realNow, found.zone) };
  raiseWall(tx, surroundings, surroundings.actor ?? 'nobody');
  return surroundings;
}

function read(rows: readonly SurroundingsRow[]): Surroundings {
  const [first] = rows;
  if (first === undefined) throw new NothingPrepared();
  const actor = first.person_id === null ? null : signedIn(first.person_id, first, rows);
  const moment = momentOf(instant(first.real_now), first.offset_ms, zoneOf(first.time_zone));
  return { ...moment, jurisdictionId: first.jurisdiction_id, demonstration: first.demo, actor, locale: actor?.locale ?? DEFAULT_LOCALE };
}

function signedIn(personId: string, person: SurroundingsRow, rows: readonly SurroundingsRow[]): SignedIn {
  const memberships = rows.flatMap(({ membership_id, role, agency_id, agency_code, parent_agency_id, on_behalf_of }) =>
    membership_id === null ? [] : [{ id: membership_id, role, agencyId: agency_id, agencyCode: agency_code, parentAgencyId: parent_agency_id, onBehalfOf: on_behalf_of }],
  );
  const session = person.session_id === null ? null : { id: person.session_id, authUserId: person.auth_user_id, openedAt: person.opened_at, seenAt: person.seen_at, secondFactorAt: person.second_factor_at, enrolled: person.enrolled };
  const { viewing_id: viewingId } = person;
  const viewedBy = viewingId === null ? null : { viewingId, personId: person.viewer_id, name: person.viewer_name, until: instant(person.viewing_until) };
  return { personId, name: person.name, email: person.email, locale: person.locale, session, memberships, viewedBy };
}
