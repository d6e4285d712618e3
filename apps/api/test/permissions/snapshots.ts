import type { TestApp } from '../app.js';

/** Sessions come back as they were; those that were opened since stay. */
const TABLES = `
  select format('%I.%I', table_schema, table_name) as name, table_name = 'session' as is_session
  from information_schema.tables
  where table_schema in ('public', 'auth') and table_type = 'BASE TABLE' and table_name not like '%migration%'
  order by 1`;

/** Remembers the rows of every table under a name and puts them back, so that each call of a test finds the city as the one before did. */
export interface Snapshots {
  take(name: string): Promise<void>;
  restore(name: string): Promise<void>;
}

export async function snapshotsOf(app: TestApp): Promise<Snapshots> {
  const found = await app.sql<{ name: string; is_session: boolean }>(TABLES);
  const tables = found.map(({ name }) => name);
  const emptied = new Set(found.filter((table) => !table.is_session).map(({ name }) => name));
  const copyOf = (snapshot: string, table: string): string => `kept_${snapshot}.${table.replace('.', '_').replaceAll('"', '')}`;
  return {
    take: (name) =>
      app.inTx(async (tx) => {
        await tx.query(`create schema kept_${name}`);
        for (const table of tables) await tx.query(`create table ${copyOf(name, table)} as table ${table}`);
      }),
    restore: (name) =>
      app.inTx(async (tx) => {
        // Neither foreign keys nor triggers: the rows were whole when they were remembered, and the trail takes no other change.
        await tx.query(`set local session_replication_role = replica`);
        for (const table of tables) {
          if (emptied.has(table)) await tx.query(`delete from ${table}`);
          const again = emptied.has(table) ? '' : 'on conflict ("id") do update set "token" = excluded."token", "secondFactorAt" = excluded."secondFactorAt"';
          await tx.query(`insert into ${table} overriding system value select * from ${copyOf(name, table)} ${again}`);
        }
      }),
  };
}
