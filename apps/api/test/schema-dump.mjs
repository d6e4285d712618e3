// A database's schema as sorted lines of text, for comparison.
import pg from 'pg';

const OURS = `n.nspname in ('public', 'auth', 'wall')`;
const NOT_OF_EXTENSION = (oid, catalog) => `not exists (select 1 from pg_depend d where d.objid = ${oid} and d.classid = '${catalog}'::regclass and d.deptype = 'e')`;

const PARTS = [
  `select 'schema ' || nspname from pg_namespace n where ${OURS}`,
  `select 'extension ' || extname from pg_extension`,
  `select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
     || case when a.attnotnull then ' not null' else '' end || case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end
     || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where ${OURS} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migrations'`,
  `select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'auth', 'wall') and tablename <> 'schema_migrations'`,
  `select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) from pg_constraint k
   join pg_namespace n on n.oid = k.connamespace where ${OURS} and k.contype <> 'n' and k.conrelid <> 0 and k.conrelid::regclass::text <> 'schema_migrations'`,
  `select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal`,
  `select 'function ' || pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prokind in ('f', 'p') and ${NOT_OF_EXTENSION('p.oid', 'pg_proc')}`,
  `select 'row security ' || c.oid::regclass || ' ' || c.relrowsecurity || c.relforcerowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'`,
  `select 'privilege ' || c.oid::regclass || ' ' || a.grantee::regrole || ' ' || a.privilege_type from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a where ${OURS} and a.grantee <> c.relowner`,
  `select 'privilege ' || c.oid::regclass || '.' || t.attname || ' ' || a.grantee::regrole || ' ' || a.privilege_type from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(t.attacl) a where ${OURS} and a.grantee <> c.relowner`,
  `select 'privilege ' || p.oid::regprocedure || ' ' || a.grantee::regrole || ' ' || a.privilege_type from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where ${OURS} and a.grantee <> p.proowner and ${NOT_OF_EXTENSION('p.oid', 'pg_proc')}`,
  `select 'privilege ' || n.nspname || ' ' || a.grantee::regrole || ' ' || a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a where ${OURS} and a.grantee <> n.nspowner`,
  `select 'policy ' || policyname || ' ' || cmd || ' ' || roles::text || ' of ' || tablename || ' ' || coalesce(qual, '') || coalesce(with_check, '') from pg_policies where schemaname in ('public', 'auth', 'wall')`,
];

/** @returns {Promise<string[]>} */
export async function schemaOf(url) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const lines = [];
    for (const part of PARTS) lines.push(...(await client.query({ text: part, rowMode: 'array' })).rows.map(([line]) => line));
    return lines.sort((one, other) => (one < other ? -1 : 1));
  } finally {
    await client.end();
  }
}
