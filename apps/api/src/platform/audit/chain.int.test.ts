import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { headHash, type SignedHead } from '@tiendo/domain/chain';
import fc from 'fast-check';
import pg from 'pg';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson } from '../../../test/factories.js';
import { audit } from './audit.js';
import { checkChain, type Checked } from './chain-check.js';
import { chainInFiles, headFile, linkLine, readHeadFile, stretchHeader, UnreadableChain } from './chain-file.js';
import { chainInDatabase, unsealedInDatabase } from './chain-rows.js';
import { headsOf } from './heads.queries.js';
import { Sealer } from './sealer.js';
import { sealNext, signHead } from './sealing.js';
import { sha256 } from './sha256.js';
import { isSignedWith, publicKeyOf, signingKey } from './signing-key.js';

jest.setTimeout(180_000);
let app: TestApp;
let sealer: Sealer;
let jurisdictionId: number;
let other: number;

beforeAll(async () => {
  app = await bootApp();
  sealer = app.application.app.get(Sealer);
  jurisdictionId = await app.inTx((tx) => aJurisdiction(tx));
  other = await app.inTx((tx) => aJurisdiction(tx));
});
afterAll(() => app.close());

const write = (jurisdiction: number, count: number) =>
  app.run(jurisdiction, async (ctx) => {
    for (let index = 0; index < count; index += 1) {
      await audit(ctx, { action: 'report.save_item', subjectKind: 'report', subjectId: `r${index}`, before: { item: 'results', words: null }, after: { item: 'results', words: `dòng "${index}" 1/2`, big: 12_345_678_901_234 } });
    }
  });
const seal = (jurisdiction: number, batch?: number) => sealer.seal(jurisdiction, batch);
const linked = (jurisdiction: number) => app.sql<{ position: number; seq: number }>('select position, seq from audit_links where jurisdiction_id = $1 order by position', [jurisdiction]);

/** All that the command checks in a database. */
async function check(jurisdiction: number, client: pg.ClientBase, kept: readonly SignedHead[] = []): Promise<string | null> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const key = publicKeyOf(sealer.key.publicPem);
    const isTrusted = (head: SignedHead) => isSignedWith(head, key);
    const heads = await headsOf({ query: async (text, values) => (await client.query(text, values as unknown[])).rows }, jurisdiction);
    const checked: Checked = await checkChain(chainInDatabase(client, jurisdiction), { heads, kept, isSigned: isTrusted, isTrusted });
    if (checked.broken !== null) return checked.broken.breach;
    return (await unsealedInDatabase(client, jurisdiction)) === null ? null : 'unsealed';
  } finally {
    await client.query('rollback');
  }
}

/** The database by hand, as the most powerful user there is: no trigger, no key, no wall. */
async function byHand<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(app.config.databaseOwnerUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('sealing', () => {
  it('chains every row once, batch by batch, in the order of seq, and a late row with a smaller seq later', async () => {
    const [late] = await app.sql<{ seq: number }>(`select nextval(pg_get_serial_sequence('audit_events', 'seq')) as seq`);
    await write(jurisdictionId, 25);
    expect(await seal(jurisdictionId, 10)).toBeGreaterThanOrEqual(25);
    expect(await seal(jurisdictionId)).toBe(0);
    await app.sql(
      `insert into audit_events (jurisdiction_id, seq, at, action, subject_kind, subject_id, request_id) overriding system value values ($1, $2, now(), 'clock.advance', 'clock', '1', 'late')`,
      [jurisdictionId, late?.seq],
    );
    expect(await seal(jurisdictionId)).toBe(1);
    const links = await linked(jurisdictionId);
    expect(links.map(({ position }) => position)).toEqual(links.map((_, index) => index + 1));
    expect(links.at(-1)?.seq).toBe(late?.seq);
    expect(await byHand((client) => check(jurisdictionId, client))).toBeNull();
  });

  it('is done once by any number of sealers', async () => {
    await write(jurisdictionId, 40);
    const counts = await Promise.all([seal(jurisdictionId, 7), seal(jurisdictionId, 7), seal(jurisdictionId, 7)]);
    await seal(jurisdictionId);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(40);
    expect(await app.sql('select 1 from audit_unsealed where jurisdiction_id = $1', [jurisdictionId])).toEqual([]);
    expect(await byHand((client) => check(jurisdictionId, client))).toBeNull();
  });

  it('keeps jurisdictions apart, and signs the head of each once a day', async () => {
    await write(other, 3);
    await seal(other);
    await seal(other);
    const heads = await app.inTx((tx) => headsOf(tx, other));
    expect(heads.map(({ head }) => [head.number, head.position, head.jurisdiction])).toEqual([[1, 3, `place-${other}`]]);
    expect(heads.every((head) => isSignedWith(head, publicKeyOf(sealer.key.publicPem)))).toBe(true);
    await write(other, 2);
    await seal(other);
    const second = await app.inTx((tx) => signHead(tx, other, sealer.key, true));
    expect(second?.head).toMatchObject({ number: 2, position: 5, previous: heads[0] === undefined ? null : headHash(heads[0].head, sha256) });
    expect(await byHand((client) => check(other, client))).toBeNull();
  });

  it('is asked for three times a minute, and done as a job', async () => {
    await write(jurisdictionId, 1);
    const { schedule } = await import('../../schedule.js');
    const { Transactions } = await import('../database/transactions.js');
    const { Contexts } = await import('../auth/contexts.js');
    const scope = { transactions: app.application.app.get(Transactions), contexts: app.application.app.get(Contexts) };
    await Promise.all([schedule['seal']?.run(scope, 'a slot'), schedule['seal']?.run(scope, 'a slot')]);
    expect(await app.drainJobs(['seal-audit'])).toBe(2);
    expect(await app.sql('select 1 from audit_unsealed where jurisdiction_id = $1', [jurisdictionId])).toEqual([]);
  });
});

describe('the database itself', () => {
  it.each([
    ...['audit_events', 'audit_links', 'audit_heads', 'viewings'].flatMap((table) => [`delete from ${table}`, `truncate ${table} cascade`]),
    `update audit_events set action = 'x'`,
    `update audit_events set recorded_at = recorded_at`,
    `update audit_links set leaf = leaf`,
    `update audit_heads set signature = signature`,
    `update audit_unsealed set seq = seq`,
    `truncate audit_unsealed`,
    `delete from audit_unsealed`,
  ])('refuses: %s', async (statement) => {
    await write(jurisdictionId, 1);
    await app.inTx(async (tx) => {
      const person = await aPerson(tx, jurisdictionId);
      const viewer = await aPerson(tx, jurisdictionId);
      await tx.execute(`insert into viewings (jurisdiction_id, id, session_id, viewer_id, person_id, reason, ends_at) values ($1, gen_random_uuid(), gen_random_uuid()::text, $2, $3, 'thử', now() + interval '1 minute')`, [jurisdictionId, viewer.id, person.id]);
    });
    await expect(app.sql(statement)).rejects.toMatchObject({ code: '23001' });
    // The application has not even the right.
    await expect(app.run(jurisdictionId, ({ tx }) => tx.query(statement))).rejects.toMatchObject({ code: statement === 'delete from audit_unsealed' ? '23001' : '42501' });
    await seal(jurisdictionId);
  });
});

describe('what somebody with every right did to the database', () => {
  const SEEDS = { seed: 20_190_819, numRuns: 60 };

  /** Every kind of change; each gives false where it changed nothing. */
  const KINDS: Record<string, (client: pg.Client, position: number, otherPosition: number) => Promise<boolean>> = {
    'edited a row': async (client, position) => (await client.query(`update audit_events set after = '{"words": "khác"}' where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position])).rowCount === 1,
    'edited who it was': async (client, position) => (await client.query(`update audit_events set person_id = gen_random_uuid() where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position])).rowCount === 1,
    'edited on whose behalf': async (client, position) => (await client.query(`update audit_events set for_person_id = gen_random_uuid() where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position])).rowCount === 1,
    'moved its instant by a microsecond': async (client, position) => (await client.query(`update audit_events set at = at + interval '1 microsecond' where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position])).rowCount === 1,
    'edited a number by one in its last digit': async (client, position) => (await client.query(`update audit_events set after = '{"big": 12345678901234567890}' where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position])).rowCount === 1,
    'deleted a row': async (client, position) => (await client.query(`delete from audit_events where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position])).rowCount === 1,
    'deleted a row and its link': async (client, position) => {
      await client.query(`delete from audit_events where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position]);
      return (await client.query('delete from audit_links where jurisdiction_id = $1 and position = $2', [jurisdictionId, position])).rowCount === 1;
    },
    'put a row in without a link': async (client) =>
      (await client.query(`insert into audit_events (jurisdiction_id, at, recorded_at, action, subject_kind, subject_id, request_id) values ($1, now(), now() - interval '2 minutes', 'x', 'y', 'z', 'w')`, [jurisdictionId])).rowCount === 1,
    'put a row into the middle, well sealed': async (client, position) => {
      await client.query('update audit_links set position = position + 1000001 where jurisdiction_id = $1 and position >= $2', [jurisdictionId, position]);
      await client.query(`insert into audit_events (jurisdiction_id, at, action, subject_kind, subject_id, request_id) values ($1, now(), 'x', 'y', 'z', 'forged')`, [jurisdictionId]);
      await client.query(`insert into audit_unsealed select jurisdiction_id, seq, recorded_at from audit_events where request_id = 'forged'`);
      const behind = await client.query('create temporary table behind on commit drop as select * from audit_links where jurisdiction_id = $1 and position > 1000000', [jurisdictionId]);
      await client.query('delete from audit_links where jurisdiction_id = $1 and position > 1000000', [jurisdictionId]);
      await sealNext(asTx(client), jurisdictionId, 10);
      await client.query('insert into audit_links select jurisdiction_id, position - 1000000, seq, leaf, link from behind');
      return behind.rowCount !== 0;
    },
    'exchanged two rows': async (client, position, otherPosition) => {
      if (position === otherPosition) return false;
      const { rows } = await client.query('select position, seq, leaf, link from audit_links where jurisdiction_id = $1 and position = any($2)', [jurisdictionId, [position, otherPosition]]);
      const [one, two] = rows as { position: string; seq: string; leaf: Buffer; link: Buffer }[];
      await client.query('delete from audit_links where jurisdiction_id = $1 and position = any($2)', [jurisdictionId, [position, otherPosition]]);
      await client.query('insert into audit_links values ($1, $2, $3, $4, $5), ($1, $6, $7, $8, $9)', [jurisdictionId, one?.position, two?.seq, two?.leaf, two?.link, two?.position, one?.seq, one?.leaf, one?.link]);
      return true;
    },
    'cut the end off': async (client, position) => {
      await client.query('delete from audit_events where (jurisdiction_id, seq) in (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position >= $2)', [jurisdictionId, position]);
      return (await client.query('delete from audit_links where jurisdiction_id = $1 and position >= $2', [jurisdictionId, position])).rowCount !== 0;
    },
    'wrote the chain anew from a row on': async (client, position) => {
      await client.query(`update audit_events set role = 'leader' where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position]);
      await resealed(client, position);
      return true;
    },
    'wrote chain and heads anew with a key of their own': async (client, position) => {
      await client.query(`update audit_events set role = 'leader' where (jurisdiction_id, seq) = (select jurisdiction_id, seq from audit_links where jurisdiction_id = $1 and position = $2)`, [jurisdictionId, position]);
      await resealed(client, position);
      await client.query('delete from audit_heads where jurisdiction_id = $1', [jurisdictionId]);
      const forged = signingKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
      await signHead(asTx(client), jurisdictionId, forged, true);
      return true;
    },
    'deleted a head': async (client) => (await client.query('delete from audit_heads where jurisdiction_id = $1 and number = 1', [jurisdictionId])).rowCount === 1,
    'edited a head': async (client) => (await client.query(`update audit_heads set day = day - 1 where jurisdiction_id = $1 and number = 1`, [jurisdictionId])).rowCount === 1,
    'spoilt a signature': async (client) => (await client.query('update audit_heads set signature = set_byte(signature, 3, get_byte(signature, 3) # 1) where jurisdiction_id = $1 and number = 2', [jurisdictionId])).rowCount === 1,
    'exchanged the rows of two jurisdictions': async (client) => {
      const tables = ['audit_events', 'audit_links', 'audit_heads'];
      for (const [from, to] of [[jurisdictionId, 9_999], [other, jurisdictionId], [9_999, other]]) for (const table of tables) await client.query(`update ${table} set jurisdiction_id = $2 where jurisdiction_id = $1`, [from, to]);
      return true;
    },
  };

  const asTx = (client: pg.Client) =>
    ({
      query: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows,
      one: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows[0] ?? null,
      execute: async (text: string, values?: unknown[]) => (await client.query(text, values)).rowCount ?? 0,
    }) as never;

  async function resealed(client: pg.Client, position: number): Promise<void> {
    await client.query('insert into audit_unsealed select e.jurisdiction_id, e.seq, e.recorded_at from audit_links l join audit_events e using (jurisdiction_id, seq) where l.jurisdiction_id = $1 and l.position >= $2', [jurisdictionId, position]);
    await client.query('delete from audit_links where jurisdiction_id = $1 and position >= $2', [jurisdictionId, position]);
    await sealNext(asTx(client), jurisdictionId, 100_000);
  }

  it('is found, whatever it was and wherever', async () => {
    await write(jurisdictionId, 10);
    await seal(jurisdictionId);
    await app.inTx((tx) => signHead(tx, jurisdictionId, sealer.key, true));
    const [{ length } = { length: 0 }] = await app.sql<{ length: number }>('select max(position) as length from audit_links where jurisdiction_id = $1', [jurisdictionId]);
    const found = new Set<string>();
    await byHand(async (client) => {
      client.setTypeParser(20, Number);
      expect(await check(jurisdictionId, client)).toBeNull();
      const kinds = Object.keys(KINDS);
      const spoil = async (kind: string, position: number, otherPosition: number): Promise<void> => {
        await client.query('begin');
        await client.query(`set local session_replication_role = replica`);
        const isChanged = await KINDS[kind]?.(client, position, otherPosition).catch(async (error: unknown) => {
          await client.query('rollback');
          throw error;
        });
        // Checked where it was done: nobody else sees it, and it is undone.
        const key = publicKeyOf(sealer.key.publicPem);
        const isTrusted = (head: SignedHead) => isSignedWith(head, key);
        if (isChanged === true) {
          const heads = await headsOf({ query: async (text, values) => (await client.query(text, values as unknown[])).rows }, jurisdictionId);
          const { broken } = await checkChain(chainInDatabase(client, jurisdictionId), { heads, kept: [], isSigned: isTrusted, isTrusted });
          const unsealed = broken === null ? await unsealedInDatabase(client, jurisdictionId) : null;
          expect({ kind, broken: broken?.breach ?? unsealed }).not.toEqual({ kind, broken: null });
          found.add(kind);
        }
        await client.query('rollback');
      };
      for (const kind of kinds) await spoil(kind, Math.ceil(length / 2), length - 1);
      await fc.assert(fc.asyncProperty(fc.constantFrom(...kinds), fc.integer({ min: 1, max: length }), fc.integer({ min: 1, max: length }), spoil), SEEDS);
      expect(await check(jurisdictionId, client)).toBeNull();
    });
    expect([...found].sort()).toEqual(Object.keys(KINDS).sort());
  });
});

describe('a proof that leaves the house', () => {
  let folder: string;
  let lines: string[];
  let kept: SignedHead;
  const at = (index: number): string => lines[index] ?? '';
  const pem = () => sealer.key.publicPem;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiendo-chain-'));
    const head = await app.inTx((tx) => signHead(tx, other, sealer.key, true));
    if (head === null) throw new Error('nothing was signed');
    kept = readHeadFile(headFile(head, head.publicKey));
    lines = await byHand(async (client) => {
      await client.query('begin');
      const { from, links } = chainInDatabase(client, other);
      const told: string[] = [];
      for await (const piece of links) for (const link of piece) if (link.record !== null) told.push(linkLine(link, link.record));
      return [JSON.stringify(stretchHeader({ jurisdiction: 'hue', jurisdictionId: other }, from, told.length)), ...told];
    });
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function verdict(given: readonly string[], heads: readonly SignedHead[] = [kept], key: string = pem()): Promise<string | null> {
    const file = join(folder, 'chuoi.jsonl');
    await writeFile(file, `${given.join('\n')}\n`);
    const isSigned = (head: SignedHead) => isSignedWith(head, publicKeyOf(key));
    const { broken } = await checkChain(await chainInFiles([file]), { heads: [], kept: heads, isSigned, isTrusted: isSigned });
    return broken?.breach ?? null;
  }
  const edited = (index: number, edit: (link: { position: number; leaf: string; link: string; record: Record<string, unknown> }) => void): string[] => lines.map((line, each) => {
    if (each !== index) return line;
    const link = JSON.parse(line) as Parameters<typeof edit>[0];
    edit(link);
    return JSON.stringify(link);
  });

  it('holds without server and database', async () => {
    expect(await verdict(lines)).toBeNull();
    expect((await readFile(join(folder, 'chuoi.jsonl'), 'utf8')).split('\n')[0]).toContain('"kind":"tiendo.audit.chain"');
  });

  it('holds as several stretches, in their order only', async () => {
    const [first, second] = [join(folder, '1.jsonl'), join(folder, '2.jsonl')];
    const link = (JSON.parse(at(2)) as { link: string }).link;
    await writeFile(first, [at(0).replace(/"to":\d+/, '"to":2'), ...lines.slice(1, 3)].join('\n'));
    await writeFile(second, [at(0).replace('"from":1', '"from":3').replace(/"previous":"\w+"/, `"previous":"${link}"`), ...lines.slice(3)].join('\n'));
    const isSigned = (head: SignedHead) => isSignedWith(head, publicKeyOf(pem()));
    const trusted = { heads: [], kept: [kept], isSigned, isTrusted: isSigned };
    expect((await checkChain(await chainInFiles([first, second]), trusted)).broken).toBeNull();
    expect((await checkChain(await chainInFiles([second]), trusted)).broken).toBeNull();
    expect((await checkChain(await chainInFiles([second, first]), trusted)).broken?.breach).toBe('repeated_link');
  });

  it.each<[string, () => string[], string]>([
    ['an edited record', () => edited(2, ({ record }) => (record['role'] = 'leader')), 'changed_row'],
    ['a record of another place', () => edited(2, ({ record }) => (record['jurisdiction_id'] = 1_234)), 'foreign_row'],
    ['a record with a field more', () => edited(2, ({ record }) => (record['note'] = 'x')), 'missing_row'],
    ['an edited leaf', () => edited(2, (link) => (link.leaf = 'ab'.repeat(32))), 'changed_row'],
    ['an edited link', () => edited(2, (link) => (link.link = 'ab'.repeat(32))), 'wrong_link'],
    ['a line less', () => lines.filter((_, index) => index !== 2), 'missing_link'],
    ['the last line less', () => lines.slice(0, -1), 'missing_link'],
    ['the last line less, and the header agreeing', () => [at(0).replace(/"to":\d+/, `"to":${lines.length - 2}`), ...lines.slice(1, -1)], 'cut_off'],
    ['a line twice', () => [...lines.slice(0, 3), at(2), ...lines.slice(3)], 'repeated_link'],
    ['two lines exchanged', () => [at(0), at(2), at(1), ...lines.slice(3)], 'missing_link'],
    ['another beginning', () => [at(0).replace(/"previous":"\w+"/, `"previous":"${'00'.repeat(32)}"`), ...lines.slice(1)], 'wrong_link'],
    ['a header of another jurisdiction', () => [at(0).replace(/"jurisdiction_id":\d+/, '"jurisdiction_id":77'), ...lines.slice(1)], 'wrong_link'],
  ])('does not hold with %s', async (_, given, breach) => expect(await verdict(given())).toBe(breach));

  it.each<[string, () => SignedHead, () => string, string]>([
    ['another key', () => kept, () => signingKey(newKey()).publicPem, 'head_signature'],
    ['a head that another key signed', () => signingKey(newKey()).sign(kept.head), pem, 'head_signature'],
    ['a head that another key signed under our name', () => ({ head: kept.head, signature: signingKey(newKey()).sign(kept.head).signature }), pem, 'head_signature'],
    ['a head with an edited position', () => ({ ...kept, head: { ...kept.head, position: kept.head.position - 1 } }), pem, 'head_signature'],
    ['a head of another chain', () => sealer.key.sign({ ...kept.head, link: 'ab'.repeat(32) }), pem, 'rewritten'],
    ['a head of another jurisdiction', () => sealer.key.sign({ ...kept.head, jurisdiction_id: 1_234 }), pem, 'head_foreign'],
    ['a signature that is none', () => ({ ...kept, signature: new Uint8Array(0) }), pem, 'head_signature'],
  ])('is not proven by %s', async (_, head, key, breach) => expect(await verdict(lines, [head()], key())).toBe(breach));

  const newKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

  it('is not read from anything else', async () => {
    for (const given of [[''], ['{}'], [at(0), 'no link'], [at(0), '{"position":1,"leaf":"zz","link":"zz"}'], ['{"kind":"tiendo.audit.chain","v":2}']]) await expect(verdict(given)).rejects.toThrow(UnreadableChain);
    for (const text of ['', '{}', '[]', '{"statement":"{}","signature":""}', 'null']) expect(() => readHeadFile(text)).toThrow(UnreadableChain);
  });
});
