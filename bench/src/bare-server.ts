/**
 * What we measure ourselves against: Fastify and pg with nothing between them. It does the same session look-up and gives
 * the same JSON from the same rows, with the same pool and the same compression; no policy, no transaction, no contract.
 */
import compress from '@fastify/compress';
import Fastify from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';

const { DATABASE_URL, AUTH_SECRET = '', PORT, DATABASE_POOL = '12' } = process.env;

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts are bigint in the database and numbers in the answer, as ours.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL) });
const app = Fastify({ logger: false });
await app.register(compress, { threshold: 1024 });

const SESSION = {
  name: 'session',
  text: `
    select p.jurisdiction_id as "jurisdictionId", p.id, m.role, m.agency_id as "agencyId", a.code, v.parent_agency_id as "parentAgencyId", coalesce(c.offset_ms, 0) as "offset"
    from auth.session s
    join people p on p.auth_user_id = s."userId"
    left join demonstration_clock c on c.jurisdiction_id = p.jurisdiction_id
    left join memberships m on m.jurisdiction_id = p.jurisdiction_id and m.person_id = p.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
    left join agencies a on a.jurisdiction_id = m.jurisdiction_id and a.id = m.agency_id
    left join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date)
    where s.token = $1 and s."expiresAt" > now()`,
};

const TARGETS = {
  name: 'targets',
  text: `
    select t.id, t.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind, v.ratio_definition as definition, v.adoption_reading as reading, v.adoption_function as function,
      v.threshold_numerator as tn, v.threshold_denominator as td, v.starts_on as "startsOn", v.interim_on as "interimOn", v.due_on as "dueOn", v.assumed, v.illustrative
    from targets t join target_versions v on v.jurisdiction_id = t.jurisdiction_id and v.target_id = t.id and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date)
    where t.jurisdiction_id = $1 order by t.position`,
};

const AGENCIES = {
  name: 'agencies',
  text: `
    select v.agency_id as id, a.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind, p.code as "parentCode", r.id as "reportId", r.status, r.due_on as "dueOn"
    from agency_versions v
    join agencies a on a.jurisdiction_id = v.jurisdiction_id and a.id = v.agency_id
    left join agencies p on p.jurisdiction_id = v.jurisdiction_id and p.id = v.parent_agency_id
    left join reports r on r.jurisdiction_id = v.jurisdiction_id and r.agency_id = v.agency_id
      and r.period_id = (select id from periods where jurisdiction_id = $1 order by cutoff_on desc limit 1)
    where v.jurisdiction_id = $1 and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date)
    order by array_position(array['department', 'central', 'district', 'ward'], v.kind), v.position, a.code limit $2`,
};

const CELLS = {
  name: 'cells',
  text: `
    select agency_id as "agencyId", target_id as "targetId", asked, status,
      case when status <> 'not_reported' then numerator end as numerator, case when status <> 'not_reported' then denominator end as denominator,
      case when status <> 'not_reported' then uses end as uses, case when status <> 'not_reported' then provenance end as provenance,
      case when status <> 'not_reported' then held_on end as "heldOn", status <> 'not_reported' and self_declared as "selfDeclared", status <> 'not_reported' and regressed as regressed
    from obligations where jurisdiction_id = $1 and agency_id = any($2::uuid[])`,
};

interface Cell {
  agencyId: string;
  asked: boolean;
  [field: string]: unknown;
}

app.get<{ Querystring: { limit?: string } }>('/api/matrix', async (request, reply) => {
  const token = tokenOf(request.headers.cookie ?? '');
  const sessions = token ? (await pool.query<{ jurisdictionId: number }>({ ...SESSION, values: [token] })).rows : [];
  const [session] = sessions;
  if (!session) return reply.code(401).send();
  const limit = Number(request.query.limit ?? 100);
  const [targets, found] = await Promise.all([
    pool.query({ ...TARGETS, values: [session.jurisdictionId] }),
    pool.query({ ...AGENCIES, values: [session.jurisdictionId, limit + 1] }),
  ]);
  const page = found.rows.slice(0, limit);
  const cells = await pool.query<Cell>({ ...CELLS, values: [session.jurisdictionId, page.map(({ id }) => id)] });
  const byAgency = Map.groupBy(cells.rows, ({ agencyId }) => agencyId);
  const last = found.rows.length > limit ? page.at(-1) : undefined;
  return {
    targets: targets.rows.map(({ tn, td, ...target }) => ({ ...target, threshold: { numerator: tn, denominator: td } })),
    rows: page.map(({ id, code, nameVi, nameEn, kind, parentCode, reportId, status, dueOn }) => {
      const own = byAgency.get(id) ?? [];
      return {
        agency: { id, code, nameVi, nameEn, kind },
        parentCode,
        asked: own[0]?.asked ?? false,
        report: { id: reportId, status, dueOn, lateDays: 0 },
        cells: targets.rows.map((target) => {
          const { agencyId: _agency, asked: _asked, ...cell } = own.find(({ targetId }) => targetId === target.id) as Cell;
          return { lateDays: 0, ...cell };
        }),
      };
    }),
    next: last ? Buffer.from(JSON.stringify([last.kind, last.code])).toString('base64url') : null,
  };
});

app.get('/ready', () => ({ ok: true }));

function tokenOf(cookie: string): string | null {
  const value = /(?:^|;\s*)tiendo\.session_token=([^;]+)/.exec(cookie)?.[1];
  if (!value) return null;
  const signed = decodeURIComponent(value);
  const dot = signed.lastIndexOf('.');
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const ours = createHmac('sha256', AUTH_SECRET).update(signed.slice(0, dot)).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? signed.slice(0, dot) : null;
}

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => void app.close().then(() => pool.end()));
