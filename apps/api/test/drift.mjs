// `pnpm drift`: the entities say what the migrations made, and every way to a schema ends at the same one:
// the SQL files in order = the migrations = down to nothing and up again. Exit code 1 with what differs.
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { createDataSource } from '../dist/data-source.js';
import { MIGRATIONS } from '../dist/platform/database/migrations.js';
import { makeApplicationRole } from '../dist/platform/database/roles.js';
import { schemaOf } from './schema-dump.mjs';
import { databaseUrl, onServer } from './template.mjs';

const given = process.env.TEST_DATABASE_URL;
const server = given ? { ownerUrl: given, stop: async () => {} } : await startPostgres({ throwaway: true });
const made = [];
const differences = [];
try {
  const empty = await database('empty');
  const nothing = await schemaOf(empty);
  const raw = await database('raw');
  await onServer(raw, makeApplicationRole);
  await runFiles(raw);
  const source = await open(await database('steps'));
  await source.runMigrations({ transaction: 'each' });
  const fresh = await schemaOf(source.options.url);
  compare('the migrations and their SQL files', await schemaOf(raw), fresh);
  differences.push(...(await entityDrift(source)));
  for (const _ of MIGRATIONS) await source.undoLastMigration({ transaction: 'each' });
  compare('nothing and what down leaves', nothing, await schemaOf(source.options.url));
  await source.runMigrations({ transaction: 'each' });
  compare('up, and down and up again', fresh, await schemaOf(source.options.url));
  await source.destroy();
} catch (error) {
  differences.push(error.stack);
} finally {
  for (const name of made) await onServer(server.ownerUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  await server.stop();
}
for (const line of differences) process.stderr.write(`${line}\n`);
process.stdout.write(`${MIGRATIONS.length} migrations, ${differences.length} differences\n`);
process.exit(differences.length === 0 ? 0 : 1);

async function database(purpose) {
  const name = `drift_${purpose}_${process.pid}`;
  await onServer(server.ownerUrl, (client) => client.query(`create database ${name}`));
  made.push(name);
  return databaseUrl(server.ownerUrl, name);
}

function open(url) {
  return createDataSource({ url, as: 'owner', pool: 2, applicationName: 'tiendo-drift', onPoolError: () => undefined }).initialize();
}

async function runFiles(url) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const Migration of MIGRATIONS) {
      await client.query(await readFile(new URL(`../dist/platform/database/sql/${new Migration().file}.up.sql`, import.meta.url), 'utf8'));
    }
  } finally {
    await client.end();
  }
}

/**
 * What TypeORM would change so that the database is what the entities say. Entities own tables, columns and primary
 * keys; indexes, foreign keys, unique and check constraints and triggers are the SQL's alone.
 */
async function entityDrift(source) {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !ownedBySql(query)).map((query) => `entities and database differ: ${query}`);
}

function ownedBySql(query) {
  if (query.startsWith('DROP INDEX ')) return true;
  const constraint = /^ALTER TABLE \S+ DROP CONSTRAINT "([^"]+)"/.exec(query)?.[1];
  return constraint !== undefined && !constraint.endsWith('_pkey') && !constraint.startsWith('PK_');
}

function compare(what, one, other) {
  for (const line of one) if (!other.includes(line)) differences.push(`${what} differ, only the first has: ${line}`);
  for (const line of other) if (!one.includes(line)) differences.push(`${what} differ, only the second has: ${line}`);
}
