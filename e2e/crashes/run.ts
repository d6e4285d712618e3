/**
 * Two processes of the product, killed -9 at random while reports are sent and reminders fall due; then everything that was
 * acknowledged is looked for. `node crashes/run.ts --kills 200 --seed 7`; `--control` takes the Idempotency-Key away: then it must find something.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { sendAgainAndAgain, type AgencyPeople } from './agency.ts';
import { chanceOf } from './chance.ts';
import { createSender } from './commands.ts';
import { PostOffice } from './post-office.ts';
import { reconcile, stateBefore, type Finding } from './reconcile.ts';
import { freePort, prepare, Server } from './servers.ts';

/** Agencies that write at the same time. */
const WRITERS = 8;
/** A server lives this long at most before it is killed. */
const LONGEST_LIFE_MS = 900;
/** The clock goes on by a day after so many kills. */
const KILLS_A_DAY = 10;
const MOST_DAYS = 30;

export interface RunOptions {
  readonly kills: number;
  readonly seed: number;
  readonly control: boolean;
  readonly say: (line: string) => void;
}

export async function run({ kills, seed, control, say }: RunOptions): Promise<Finding[]> {
  const chance = chanceOf(seed);
  const dataDir = await mkdtemp(join(tmpdir(), 'tiendo-kills-'));
  const postgres = await startPostgres({ throwaway: true });
  const postOffice = new PostOffice();
  const secret = randomBytes(32).toString('base64url');
  const base = { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: dataDir, AUTH_SECRET: secret, HOST: '127.0.0.1', PUBLIC_URL: 'http://127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'fatal', DEMO: '1', ROLE: 'all', RATE_LIMIT_FACTOR: '10000', SMTP_URL: await postOffice.open() };
  const client = new pg.Client(postgres.ownerUrl);
  const servers: Server[] = [];
  try {
    prepare({ ...base, DATABASE_OWNER_URL: postgres.ownerUrl });
    await client.connect();
    for (let count = 0; count < 2; count += 1) {
      const port = await freePort();
      servers.push(new Server(`http://127.0.0.1:${port}`, { ...base, PORT: String(port) }));
    }
    await Promise.all(servers.map((server) => server.start()));
    const sender = createSender({ urls: servers.map(({ url }) => url), chance, keyed: !control });
    const people = await writers(client, secret);
    const administrator = await cookieOf(client, 'admin@demo.test', secret);
    const before = await stateBefore(client);

    let goesOn = true;
    const working = Promise.allSettled(people.map((each) => sendAgainAndAgain(each, sender, () => goesOn)));
    for (let kill = 1; kill <= kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 + chance() * LONGEST_LIFE_MS));
      const server = servers[Math.floor(chance() * servers.length)];
      await server?.kill();
      await server?.start();
      if (kill % KILLS_A_DAY === 0 && kill / KILLS_A_DAY <= MOST_DAYS) await sender.send({ method: 'POST', path: '/clock/advance', cookie: administrator, body: { days: 1 } });
      if (kill % 10 === 0) say(`${kill} kills: ${sender.told.acknowledged} commands acknowledged, ${sender.told.repeated} repeated, ${sender.told.replayed} answered from memory`);
    }
    goesOn = false;
    const outcomes = await working;
    const acknowledged = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    await ticked(client);
    await delivered(client);
    say(`${kills} kills, seed ${seed}: ${sender.told.acknowledged} commands acknowledged, ${sender.told.repeated} repeated, ${sender.told.replayed} answered from memory`);
    return [{ what: 'no command was refused because it had been done already', broken: refused }, ...(await reconcile(client, before, acknowledged, { dataDir, letters: postOffice.arrived }))];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await client.end();
    await postgres.stop();
    await postOffice.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Waits until reminders have caught up with the clock: the tick comes every minute, and after each step of the clock. */
async function ticked(client: pg.Client): Promise<void> {
  const until = Date.now() + 150_000;
  while (Date.now() < until) {
    const { rows } = await client.query(`select 1 from reminder_progress p where p.done_through < (product_now(p.jurisdiction_id) at time zone 'Asia/Ho_Chi_Minh' - interval '8 hours')::date`);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Waits until what is queued has been handed over; what a killed process had in hand waits for its job to expire. */
async function delivered(client: pg.Client): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const { rows } = await client.query(`select 1 from pgboss.job where name = 'deliver-mail' and state = 'created' limit 1`);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Agencies whose report of the quarter is still to be written, with their officer and head signed in. */
async function writers(client: pg.Client, secret: string): Promise<AgencyPeople[]> {
  const { rows } = await client.query<{ id: string; code: string }>(
    `select r.id, lower(a.code) as code from reports r join agencies a on a.id = r.agency_id join periods p on p.id = r.period_id
     where p.code = '2019-Q3' and r.status in ('not_started', 'draft') order by a.code limit $1`,
    [WRITERS],
  );
  if (rows.length < WRITERS) throw new Error('the story has too few reports to write');
  const people: AgencyPeople[] = [];
  for (const { id, code } of rows) people.push({ code, reportId: id, officer: await cookieOf(client, `officer.${code}@demo.test`, secret), head: await cookieOf(client, `head.${code}@demo.test`, secret) });
  return people;
}

async function cookieOf(client: pg.Client, email: string, secret: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const { rowCount } = await client.query(
    `insert into auth.session (id, token, "userId", "expiresAt", "updatedAt") select $1, $1, auth_user_id, now() + interval '1 day', now() from people where email = $2`,
    [token, email],
  );
  if (rowCount !== 1) throw new Error(`nobody is called ${email}`);
  return `tiendo.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`;
}

if (import.meta.filename === process.argv[1]) {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: String(Date.now() % 100_000) }, control: { type: 'boolean', default: false } } });
  const findings = await run({ kills: Number(values.kills), seed: Number(values.seed), control: values.control, say });
  for (const { what, broken } of findings) say(`${broken.length === 0 ? '✓' : '✗'} ${what}${broken.length === 0 ? '' : `\n    ${broken.slice(0, 8).join('\n    ')}`}`);
  const isBroken = findings.some(({ broken }) => broken.length > 0);
  if (values.control) say(isBroken ? 'The control found what it must: without keys, commands happen twice.' : 'The control found nothing: the harness proves nothing.');
  process.exitCode = isBroken === values.control ? 0 : 1;
}
