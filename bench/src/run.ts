/**
 * `npm run bench`: one run that measures the matrix at two sizes and the workbook at the larger one, each against its bare peer.
 * `-- --json` prints only the JSON; `-- --seconds 5 --rounds 3` makes it shorter.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { compareMatrix, type Comparison } from './compare-matrix.ts';
import { compareWorkbook } from './compare-workbook.ts';
import { generate } from './generate.ts';
import { CONNECTIONS } from './load.ts';
import { freePort, startServer, type Server } from './process.ts';
import { SIZE_NAMES, type SizeName } from './sizes.ts';

const { values: given } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '10' }, rounds: { type: 'string', default: '5' } },
});
const seconds = Number(given.seconds);
const rounds = Number(given.rounds);
const here = dirname(fileURLToPath(import.meta.url));
const api = join(here, '../../apps/api/dist');
const databaseUrl = process.env.DATABASE_URL;
/** The bare server has no wall, and the rows are laid out beyond it. */
const ownerUrl = process.env.DATABASE_OWNER_URL || databaseUrl;
const say = (line: string): void => void (given.json || process.stderr.write(`${line}\n`));

if (!databaseUrl || !ownerUrl) throw new Error('DATABASE_URL names the database to measure on; `npm run bench` brings one of its own');
const authSecret = randomBytes(32).toString('base64url');
const env = { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret, DEMO: '0', NODE_ENV: 'production', LOG_LEVEL: 'fatal', ROLE: 'web', DATABASE_POOL: '12' };

const client = new pg.Client(ownerUrl);
await client.connect();
const cookies = new Map<SizeName, string>();
for (const size of SIZE_NAMES) {
  say(`rows for ${size} …`);
  cookies.set(size, await generate(client, size, authSecret));
}

const servers: Server[] = [];
try {
  const ours = await startServer([join(api, 'main.js')], env, await freePort(), '/api/health');
  servers.push(ours);
  const bare = await startServer([join(here, 'bare-server.ts')], { ...env, DATABASE_URL: ownerUrl }, await freePort(), '/ready');
  servers.push(bare);
  const matrix: Partial<Record<SizeName, Comparison>> = {};
  for (const size of SIZE_NAMES) {
    say(`matrix ${size}, page of 100 rows, ${CONNECTIONS} connections`);
    matrix[size] = await compareMatrix({ ours, bare, cookie: cookies.get(size) ?? '', rounds, seconds, say });
    say(`  ratio ${matrix[size].ratio.toFixed(2)}, p99 ${matrix[size].p99Ratio.toFixed(2)} times bare's`);
  }
  say('workbook 12000x20 …');
  const workbook = await compareWorkbook(ours, cookies.get('12000x20') ?? '', 3);
  say(`  ours ${(workbook.oursMs / 1000).toFixed(1)} s, the library alone ${(workbook.aloneMs / 1000).toFixed(1)} s, ratio ${workbook.ratio.toFixed(2)}`);
  const budgets: unknown = JSON.parse(readFileSync(join(here, '../budgets.json'), 'utf8'));
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  process.stdout.write(`${JSON.stringify({ connections: CONNECTIONS, seconds, rounds, node: process.version, postgresql: rows[0]?.version, load: loadavg()[0], matrix, workbook: { '12000x20': workbook }, budgets }, null, given.json ? 0 : 2)}\n`);
} finally {
  for (const server of servers) await server.stop();
  await client.end();
}
