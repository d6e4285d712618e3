import pg from 'pg';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations.js';
import { PreparationRefused } from './preparation-refused.js';

const OLDEST_SERVER = 150_000;
const CONNECT_ATTEMPTS = 10;
const PAUSE_MS = 500;
const LOCK = 7_301_954_412_871_001n;

/**
 * Holds the database for one preparation at a time, whichever machine it runs on.
 * @throws PreparationRefused when it cannot be reached (4), is older than 15 (5) or was used by a newer version (3)
 */
export async function holdDatabase(url: string): Promise<{ readonly client: pg.Client; release: () => Promise<void> }> {
  const client = await reach(url);
  // The lock goes with the connection; when that breaks, the work under it fails on its own connections.
  client.on('error', () => undefined);
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK.toString()]);
    await refuseNewerData(client);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { client, release: () => client.end() };
}

/** Runs the steps that are missing; gives their names. */
export async function migrate(source: DataSource): Promise<string[]> {
  const done = await source.runMigrations({ transaction: 'each' });
  return done.map(({ name }) => name);
}

async function reach(url: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'tiendo-prepare' });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (attempt >= CONNECT_ATTEMPTS || !isWorthWaiting(error)) throw unreachable(url, error as Error);
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

/** The server may still be starting or recovering; a wrong password will not become right. */
function isWorthWaiting(error: unknown): boolean {
  return ['57P03', 'ECONNREFUSED', 'ECONNRESET'].includes((error as { code?: string }).code ?? '');
}

function unreachable(url: string, error: Error): PreparationRefused {
  const { host, pathname } = new URL(url);
  const reason = error.message || (error as { code?: string }).code || 'unknown';
  return new PreparationRefused(
    `Không kết nối được PostgreSQL ở ${host}${pathname} (${reason}). Hãy kiểm tra DATABASE_URL và xem máy chủ PostgreSQL đã chạy chưa.`,
    `PostgreSQL at ${host}${pathname} cannot be reached (${reason}). Check DATABASE_URL, and that the server runs.`,
    4,
  );
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; text: string }>(`select current_setting('server_version_num') as version, current_setting('server_version') as text`);
  const [{ version, text } = { version: '0', text: '?' }] = rows;
  if (Number(version) >= OLDEST_SERVER) return;
  throw new PreparationRefused(`PostgreSQL ở đây là bản ${text}; Tiến Độ cần bản 15 trở lên.`, `This PostgreSQL is version ${text}; Tiến Độ needs 15 or newer.`, 5);
}

async function refuseNewerData(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query(`select 1 from information_schema.tables where table_schema = 'public' and table_name = 'schema_migrations'`);
  if (tables.length === 0) return;
  const known = new Set<string>(MIGRATIONS.map((Migration) => new Migration().name));
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by id');
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new PreparationRefused(
    `Dữ liệu là của một bản Tiến Độ mới hơn (${unknown.join(', ')}); chưa có gì bị thay đổi. Hãy cập nhật chương trình lên bản đó, hoặc đặt DATA_DIR hay DATABASE_URL ở nơi khác.`,
    `The data is of a newer version of Tiến Độ (${unknown.join(', ')}); nothing has been changed. Update the program to that version, or set DATA_DIR or DATABASE_URL to another place.`,
    3,
  );
}
