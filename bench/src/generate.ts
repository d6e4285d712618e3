import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { SIZES, type SizeName } from './sizes.ts';

/** The same seed gives the same rows on every machine. */
const SEED = 0.2019;

/**
 * Fills one jurisdiction with agencies, targets, obligations and reports by SQL alone, and signs in a coordinator, who sees all of
 * it, and an officer, who sees one agency.
 * The product's own commands would give the same rows and take an hour for 240,000 of them.
 * @returns the Cookie headers of their sessions
 */
export async function generate(client: pg.Client, size: SizeName, authSecret: string): Promise<Cookies> {
  const { jurisdictionId: j, agencies, targets } = SIZES[size];
  await client.query('begin');
  await client.query('select setseed($1)', [SEED]);
  await client.query(`insert into jurisdictions (id, code, name_vi, name_en, time_zone) values ($1, $2, 'Đo tốc độ', 'Bench', 'Asia/Ho_Chi_Minh')`, [j, `bench-${size}`]);
  await client.query(
    `insert into documents (jurisdiction_id, id, kind, issuer, issued_on, abstract, speaker, source)
     values ($1, gen_random_uuid(), 'conference_direction', 'UBND', '2019-08-19', 'Đo tốc độ', 'bench', 'bench')`,
    [j],
  );
  await client.query(
    `insert into clauses (jurisdiction_id, id, document_id, ordinal, label, body)
     select $1, gen_random_uuid(), id, 1, 'a', 'Đo tốc độ' from documents where jurisdiction_id = $1`,
    [j],
  );
  await client.query(
    `insert into targets (jurisdiction_id, id, code, clause_id, position)
     select $1, gen_random_uuid(), 'CT-' || n, c.id, n from clauses c, generate_series(1, $2::int) n where c.jurisdiction_id = $1`,
    [j, targets],
  );
  await client.query(
    `insert into target_versions (jurisdiction_id, id, target_id, name_vi, name_en, kind, ratio_definition, threshold_numerator, threshold_denominator,
       starts_on, due_on, due_at, due_explanation, assumed, document_id, reason, valid_from)
     select $1, gen_random_uuid(), t.id, 'Chỉ tiêu ' || t.position, 'Target ' || t.position, 'ratio', 'online_services', 2, 5,
       current_date - 60, current_date + 45, (current_date + 46)::timestamptz, '[]', false, d.id, 'bench', current_date - 60
     from targets t, documents d where t.jurisdiction_id = $1 and d.jurisdiction_id = $1`,
    [j],
  );
  await client.query(
    `with kinds as (select n, case when n <= least(23, $2::int / 4) then 'department' when n <= least(29, $2::int / 3) then 'central' when n <= greatest(37, $2::int / 12) then 'district' else 'ward' end as kind
       from generate_series(1, $2::int) n),
     made as (insert into agencies (jurisdiction_id, id, code) select $1, gen_random_uuid(), 'A' || lpad(n::text, 5, '0') from kinds returning id, code)
     insert into agency_versions (jurisdiction_id, id, agency_id, name_vi, name_en, kind, ranked, confidence, position, valid_from)
     select $1, gen_random_uuid(), made.id, 'UBND đơn vị số ' || kinds.n, 'People''s Committee of unit ' || kinds.n, kinds.kind, 'yes', 'found', kinds.n, '2018-01-01'
     from made join kinds on made.code = 'A' || lpad(kinds.n::text, 5, '0')`,
    [j, agencies],
  );
  await client.query(
    `insert into obligations (jurisdiction_id, target_id, agency_id, bound_from, status, self_declared, regressed, numerator, denominator, provenance, held_on, computed_at)
     select $1, t.id, a.id, current_date - 60,
       (array['met','met','on_track','at_risk','not_reported'])[1 + floor(random() * 5)::int], false, false,
       floor(random() * 40)::int, 40 + floor(random() * 60)::int, (array['certified','declared','computed'])[1 + floor(random() * 3)::int], current_date - 2, now()
     from agencies a, targets t where a.jurisdiction_id = $1 and t.jurisdiction_id = $1`,
    [j],
  );
  await client.query(
    `insert into regimes (jurisdiction_id, id, code, name_vi, name_en, window_rule, chain)
     values ($1, gen_random_uuid(), 'QUY', 'Báo cáo quý', 'Quarterly report', '{"kind":"decree_09","cycle":"quarter"}', '{}')`,
    [j],
  );
  await client.query(
    `insert into periods (jurisdiction_id, id, regime_id, code, kind, starts_on, cutoff_on, lock_on, lock_at)
     select $1, gen_random_uuid(), id, to_char(current_date, 'YYYY') || '-Q3', 'quarter', current_date - 90, current_date - 2, current_date + 40, (current_date + 41)::timestamptz from regimes where jurisdiction_id = $1`,
    [j],
  );
  await client.query(
    `insert into period_deadlines (jurisdiction_id, period_id, tier, due_on, due_at, explanation)
     select $1, p.id, tier, current_date + 5, (current_date + 6)::timestamptz, '[]' from periods p, unnest(array['ward','district','department','central','synthesis','city']) tier where p.jurisdiction_id = $1`,
    [j],
  );
  await client.query(
    `insert into reports (jurisdiction_id, id, period_id, agency_id, status, due_on, due_at, lock_at)
     select $1, gen_random_uuid(), p.id, a.id, (array['not_started','draft','with_head'])[1 + floor(random() * 3)::int], current_date + 5, (current_date + 6)::timestamptz, (current_date + 41)::timestamptz
     from agencies a, periods p where a.jurisdiction_id = $1 and p.jurisdiction_id = $1`,
    [j],
  );
  const tokens = { coordinator: await signIn(client, j, size, 'coordinator'), officer: await signIn(client, j, size, 'reporting_officer') };
  await client.query('commit');
  await client.query('vacuum analyze');
  return { coordinator: cookieOf(tokens.coordinator, authSecret), officer: cookieOf(tokens.officer, authSecret) };
}

export interface Cookies {
  readonly coordinator: string;
  readonly officer: string;
}

function cookieOf(token: string, authSecret: string): string {
  const signature = createHmac('sha256', authSecret).update(token).digest('base64');
  return `tiendo.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

async function signIn(client: pg.Client, jurisdictionId: number, size: SizeName, role: string): Promise<string> {
  const user = `bench-${role}-${size}`;
  const token = `bench-token-${role}-${size}`.padEnd(32, '0');
  await client.query(`insert into auth."user" (id, name, email, "emailVerified") values ($1, 'Bench', $1 || '@bench.test', true)`, [user]);
  await client.query(`insert into auth."session" (id, token, "userId", "expiresAt", "updatedAt") values ($1, $2, $1, now() + interval '1 day', now())`, [user, token]);
  await client.query(`insert into people (jurisdiction_id, id, auth_user_id, name, email) values ($1, gen_random_uuid(), $2, 'Bench', $2 || '@bench.test')`, [jurisdictionId, user]);
  await client.query(
    `insert into memberships (jurisdiction_id, id, person_id, agency_id, role, valid_from)
     select $1, gen_random_uuid(), p.id, (select id from agencies where jurisdiction_id = $1 order by code limit 1), $2, '2018-01-01' from people p where p.jurisdiction_id = $1 and p.auth_user_id = $3`,
    [jurisdictionId, role, user],
  );
  return token;
}
