import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { CALLABLE, WALLED, WALLS, type WallClass } from '../../../test/walls.js';
import { APPLICATION_ROLE } from './application-role.js';

let app: TestApp;

beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const OURS = `n.nspname in ('public', 'auth', 'wall')`;
const NAME = `case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end`;
const NOT_OF_EXTENSION = `not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')`;
const classOf = (of: WallClass): string[] => Object.entries(WALLS).flatMap(([table, wall]) => (wall.of === of ? [table] : []));

// As PostgreSQL writes what `wall.guard` made of each class.
const HERE = '(jurisdiction_id = ( SELECT wall.jurisdiction() AS jurisdiction))';
const SEEN = `(${HERE} AND (( SELECT wall.reads_city() AS reads_city) OR (agency_id = ANY (( SELECT wall.reads() AS reads)::uuid[]))))`;
const WRITTEN = `(${HERE} AND (( SELECT wall.writes_city() AS writes_city) OR (agency_id = ANY (( SELECT wall.writes() AS writes)::uuid[]))))`;
const THEIRS = `(${HERE} AND (( SELECT wall.everybody() AS everybody) OR (person_id = ( SELECT wall.person() AS person))))`;
const PEOPLE = "( SELECT wall.keeps('people'::text) AS keeps)";
const INTEGRATIONS = "( SELECT wall.keeps('integrations'::text) AS keeps)";
const PERSON = '( SELECT wall.person() AS person)';
const LENT = `(${HERE} AND (${PEOPLE} OR wall.may_lend(membership_id)))`;
const ROSTER = `(${HERE} AND ${PEOPLE})`;
const INTEGRATION = `(${HERE} AND ${INTEGRATIONS})`;
const POLICIES: Partial<Record<WallClass, { select: string; insert: string; update: readonly [using: string, check: string]; delete: string }>> = {
  agency: { select: SEEN, insert: WRITTEN, update: [SEEN, WRITTEN], delete: WRITTEN },
  trail: { select: SEEN, insert: HERE, update: ['false', 'false'], delete: 'false' },
  person: { select: THEIRS, insert: THEIRS, update: [THEIRS, THEIRS], delete: THEIRS },
  letter: { select: THEIRS, insert: HERE, update: [THEIRS, THEIRS], delete: THEIRS },
  event: { select: SEEN, insert: WRITTEN.replace(/\)\)$/, ` OR ((agency_id IS NULL) AND ${INTEGRATIONS})))`), update: ['false', 'false'], delete: 'false' },
  roster: { select: HERE, insert: ROSTER, update: [HERE, ROSTER], delete: ROSTER },
  profile: { select: HERE, insert: ROSTER, update: [HERE, `(${HERE} AND (${PEOPLE} OR (id = ${PERSON})))`], delete: ROSTER },
  loan: { select: HERE, insert: LENT, update: [HERE, `(${HERE} AND (${PEOPLE} OR wall.may_lend(membership_id) OR ((borrower_id = ${PERSON}) AND (revoked_by = ${PERSON}))))`], delete: LENT },
  viewing: { select: HERE, insert: ROSTER, update: [HERE, `(${HERE} AND (ended_at IS NOT NULL))`], delete: ROSTER },
  integration: { select: HERE, insert: INTEGRATION, update: [HERE, INTEGRATION], delete: INTEGRATION },
  delivery: { select: HERE, insert: HERE, update: [HERE, INTEGRATION], delete: INTEGRATION },
  jurisdiction: { select: HERE, insert: HERE, update: [HERE, HERE], delete: HERE },
};

function formOf(of: WallClass): string {
  const policies = POLICIES[of];
  return (['delete', 'insert', 'select', 'update'] as const).map((verb) => [`wall_${verb}`, policies?.[verb]].flat().join(' | ')).join('\n');
}

describe('the second wall, as the database says it', () => {
  it('knows every table, and no table is missing', async () => {
    const rows = await app.sql<{ name: string }>(`select ${NAME} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'f')`);
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(WALLS).sort());
  });

  it('stands around every table whose class wants it, and around no other', async () => {
    const rows = await app.sql<{ name: string }>(`select ${NAME} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relrowsecurity`);
    expect(rows.map(({ name }) => name).sort()).toEqual(WALLED.flatMap(classOf).sort());
  });

  it('is not gone around by a view: each looks with the rights of whoever asks', async () => {
    const rows = await app.sql<{ name: string; invoker: boolean }>(`select ${NAME} as name, coalesce('security_invoker=true' = any(c.reloptions), false) as invoker from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('v', 'm')`);
    expect(rows).toEqual(classOf('view').map((name) => ({ name, invoker: true })));
  });

  it('gives the application exactly the privileges of the table of walls', async () => {
    const letters = ['select', 'insert', 'update', 'delete'].map((verb) => `case when has_table_privilege('${APPLICATION_ROLE}', c.oid, '${verb}') then '${verb[0]}' else '' end`).join(' || ');
    const rows = await app.sql<{ name: string; may: string; more: boolean }>(
      `select ${NAME} as name,
         ${letters} || case when not has_table_privilege('${APPLICATION_ROLE}', c.oid, 'update') and has_any_column_privilege('${APPLICATION_ROLE}', c.oid, 'update') then '(u)' else '' end as may,
         has_table_privilege('${APPLICATION_ROLE}', c.oid, 'truncate') or has_table_privilege('${APPLICATION_ROLE}', c.oid, 'references') or has_table_privilege('${APPLICATION_ROLE}', c.oid, 'trigger') as more
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p', 'v')`,
    );
    expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(Object.fromEntries(Object.entries(WALLS).map(([name, { may }]) => [name, may])));
    expect(rows.filter(({ more }) => more)).toEqual([]);
  });

  it('has one form of policy for each class, for the role of the application alone', async () => {
    const rows = await app.sql<{ name: string; form: string; roles: string }>(
      `select ${NAME} as name, string_agg(concat_ws(' | ', p.polname, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), E'\\n' order by p.polname) as form,
         string_agg(distinct (select string_agg(r.rolname, ',') from pg_roles r where r.oid = any(p.polroles)), ',') as roles
       from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where p.polpermissive group by 1`,
    );
    expect([...new Set(rows.map(({ roles }) => roles))]).toEqual([APPLICATION_ROLE]);
    for (const of of WALLED) {
      const forms = new Set(rows.filter(({ name }) => classOf(of).includes(name)).map(({ form }) => form));
      expect([of, [...forms]]).toEqual([of, [formOf(of)]]);
    }
    expect(rows.map(({ name }) => name).sort()).toEqual(WALLED.flatMap(classOf).sort());
  });

  it('is of columns that are always filled, and carries the agency through every foreign key between tables of agencies', async () => {
    const open = await app.sql<{ name: string }>(
      `select ${NAME} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and c.relname = any($1::text[])
         and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('jurisdiction_id', 'agency_id') and a.attnotnull) < 2`,
      [classOf('agency')],
    );
    expect(open).toEqual([]);
    // A key without the agency is carried by another one from the same columns that has it.
    const loose = await app.sql<{ key: string }>(
      `with keys as (
         select k.conrelid, k.confrelid, k.conname, array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as columns
         from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
         where k.contype = 'f' and c.relname = any($1::text[]) and f.relname = any($1::text[]))
       select conrelid::regclass || ' ' || conname as key from keys k where not 'agency_id' = any(k.columns)
         and not exists (select from keys w where w.conrelid = k.conrelid and 'agency_id' = any(w.columns) and k.columns && array_remove(array_remove(w.columns, 'agency_id'), 'jurisdiction_id'))`,
      [classOf('agency')],
    );
    expect(loose).toEqual([]);
  });

  it('lets the application call what is listed, and no function that runs as its owner looks for names where others can write', async () => {
    const callable = await app.sql<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where ${OURS} and ${NOT_OF_EXTENSION} and has_function_privilege('${APPLICATION_ROLE}', p.oid, 'execute')`,
    );
    expect(callable.map(({ name }) => name).sort()).toEqual([...CALLABLE].sort());
    const unfixed = await app.sql<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and p.prosecdef
         and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=pg_catalog,%pg_temp')`,
    );
    expect(unfixed).toEqual([]);
  });

  it('leaves the application nothing that goes around it', async () => {
    const [role] = await app.sql(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
         (select count(*)::integer from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid) as owned,
         (select count(*)::integer from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create')) as "mayCreateIn",
         (select count(*)::integer from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname = '${APPLICATION_ROLE}'`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false, rolreplication: false, owned: 0, mayCreateIn: 0, memberships: 0 });
  });
});
