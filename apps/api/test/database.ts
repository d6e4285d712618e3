import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of one's own, cloned from the migrated template. */
export interface TestDatabase {
  /** Where the owner logs in. */
  readonly url: string;
  /** Where the application logs in, which owns nothing. */
  readonly applicationUrl: string;
  drop(): Promise<void>;
}

/** A clone of the template of this run, or of another database on the same server. */
export async function cloneDatabase(template = setting('TIENDO_TEST_TEMPLATE')): Promise<TestDatabase> {
  const server = setting('TIENDO_TEST_SERVER');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, applicationUrl: applicationUrl(url.href), drop: () => onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)) };
}

/** The login that the set-up of the tests made. */
export function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  [url.username, url.password] = ['tiendo_test_app', 'tiendo-test-app'];
  return url.href;
}

/** Without any of our tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return cloneDatabase('template1');
}

async function onServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by the global set-up of Jest`);
  return value;
}
