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
import { generate, type Cookies } from './generate.ts';
import { CONNECTIONS } from './load.ts';
import { openClone } from './open-clone.ts';
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
const env = { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret, DEMO: '0', NODE_ENV: 'production', LOG_LEVEL: 'fatal', ROLE: 'web', DATABASE_POOL: '12', RATE_LIMIT_FACTOR: '10000' };

const client = new pg.Client(ownerUrl);
await client.connect();
const cookies = new Map<SizeName, Cookies>();
for (const size of SIZE_NAMES) {
  say(`rows for ${size} …`);
  cookies.set(size, await generate(client, size, authSecret));
}

const cookieOf = (size: SizeName, who: keyof Cookies): string => cookies.get(size)?.[who] ?? '';
const { rows: versions } = await client.query<{ version: string }>("select current_setting('server_version') as version");
await client.end();
const open = await openClone(ownerUrl, databaseUrl);

const servers: Server[] = [];
try {
  const ours = await startServer([join(api, 'main.js')], env, await freePort(), '/api/health');
  servers.push(ours);
  const bare = await startServer([join(here, 'bare-server.ts')], { ...env, DATABASE_URL: ownerUrl }, await freePort(), '/ready');
  servers.push(bare);
  const matrix: Partial<Record<SizeName, Comparison>> = {};
  for (const size of SIZE_NAMES) {
    say(`matrix ${size}, page of 100 rows, ${CONNECTIONS} connections`);
    matrix[size] = await compareMatrix({ ours, bare, cookie: cookieOf(size, 'coordinator'), rounds, seconds, say });
    say(`  ratio ${matrix[size].ratio.toFixed(2)}, p99 ${matrix[size].p99Ratio.toFixed(2)} times bare's`);
  }
  await bare.stop();
  const wall: Partial<Record<SizeName, Readonly<Record<keyof Cookies, WallCost>>>> = {};
  const without = await startServer([join(api, 'main.js')], { ...env, DATABASE_URL: open.url }, await freePort(), '/api/health');
  servers.push(without);
  for (const size of SIZE_NAMES) {
    say(`the same page with row-level security and without, ${size}`);
    const costOf = async (who: keyof Cookies): Promise<WallCost> => wallCost(await compareMatrix({ ours, bare: without, cookie: cookieOf(size, who), rounds, seconds, say }));
    wall[size] = { coordinator: await costOf('coordinator'), officer: await costOf('officer') };
    say(`  the wall costs a coordinator ${percent(wall[size].coordinator)}, an officer ${percent(wall[size].officer)}`);
  }
  await without.stop();
  say('workbook 12000x20 …');
  const workbook = await compareWorkbook(ours, cookieOf('12000x20', 'coordinator'), 3);
  say(`  ours ${(workbook.oursMs / 1000).toFixed(1)} s, the library alone ${(workbook.aloneMs / 1000).toFixed(1)} s, ratio ${workbook.ratio.toFixed(2)}`);
  const budgets: unknown = JSON.parse(readFileSync(join(here, '../budgets.json'), 'utf8'));
  process.stdout.write(`${JSON.stringify({ connections: CONNECTIONS, seconds, rounds, node: process.version, postgresql: versions[0]?.version, load: loadavg()[0], matrix, wall, workbook: { '12000x20': workbook }, budgets }, null, given.json ? 0 : 2)}\n`);
} finally {
  for (const server of servers) await server.stop();
  await open.drop();
}

/** What row-level security takes of the requests a second, as a share of those without it. */
interface WallCost {
  readonly with: Comparison['ours'];
  readonly without: Comparison['bare'];
  readonly cost: number;
}

function wallCost({ ours: walled, bare: unwalled, ratio }: Comparison): WallCost {
  return { with: walled, without: unwalled, cost: 1 - ratio };
}

function percent({ cost }: WallCost): string {
  return `${(cost * 100).toFixed(1)} %`;
}
