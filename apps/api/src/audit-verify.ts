import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { SignedHead } from '@tiendo/domain/chain';
import { breachText, type ChainBreach } from '@tiendo/phrases';
import pg from 'pg';
import { checkChain, type Checked, type Trusted } from './platform/audit/chain-check.js';
import { chainInFiles, readHeadFile, UnreadableChain } from './platform/audit/chain-file.js';
import { chainInDatabase, unsealedInDatabase, unsignedInDatabase } from './platform/audit/chain-rows.js';
import { headsOf, type StoredHead } from './platform/audit/heads.queries.js';
import { isSignedWith, publicKeyOf, signingKey } from './platform/audit/signing-key.js';
import { ConfigRefused } from './platform/config/config-refused.js';
import { readConfig } from './platform/config/config.js';
import { PreparationRefused } from './platform/database/preparation-refused.js';
import { holdDatabase } from './platform/database/preparation.js';

const BROKEN = 1;
const WRONG_USE = 2;

/** A command line that says too little or too much, or a file that is not what it should be. */
class WrongUse extends Error {
  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`);
  }
}

type Key = ReturnType<typeof publicKeyOf>;

function say(vi: string, en: string): void {
  process.stdout.write(`${vi}\n${en}\n`);
}

async function readKeys(paths: readonly string[]): Promise<Key[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        return publicKeyOf(await readFile(path, 'utf8'));
      } catch {
        throw new WrongUse(`${path} không phải là khóa công khai Ed25519 dạng PEM.`, `${path} is no Ed25519 public key as PEM.`);
      }
    }),
  );
}

async function readHeads(paths: readonly string[]): Promise<SignedHead[]> {
  return Promise.all(paths.map(async (path) => readHeadFile(await readFile(path, 'utf8'))));
}

function tell(jurisdiction: string, { end, proven }: Checked, from: number, breach: ChainBreach | null): boolean {
  if (breach !== null) {
    say(`✗ ${jurisdiction}: ${breachText(breach, 'vi')}.`, `✗ ${jurisdiction}: ${breachText(breach, 'en')}.`);
    return false;
  }
  say(`✓ ${jurisdiction}: chuỗi nguyên vẹn từ mắt xích ${from} đến ${end.position}.`, `✓ ${jurisdiction}: the chain holds from link ${from} to ${end.position}.`);
  if (proven === null) say('  Chưa có đầu chuỗi đã ký nào để đối chiếu: chưa loại trừ được việc cả chuỗi bị viết lại.', '  No signed head to compare with: a chain that was rewritten as a whole cannot be excluded.');
  else say(`  Đến mắt xích ${proven.position} được chứng thực bằng đầu chuỗi số ${proven.number}, ký ngày ${proven.day}.`, `  Up to link ${proven.position} it is proven by head ${proven.number}, signed on ${proven.day}.`);
  return true;
}

/** Without a server and without a database: what was exported, against heads and keys that were kept. */
async function verifyFiles(files: readonly string[], heads: readonly string[], keys: readonly string[]): Promise<boolean> {
  if (heads.length > 0 && keys.length === 0) throw new WrongUse('Cần --key: khóa công khai mà bạn tin cậy, đã giữ ở nơi khác.', 'Give --key: the public key that you trust, kept elsewhere.');
  const trustedKeys = await readKeys(keys);
  const stretch = await chainInFiles(files);
  const isSigned = (head: SignedHead): boolean => trustedKeys.some((key) => isSignedWith(head, key));
  const checked = await checkChain(stretch, { heads: [], kept: await readHeads(heads), isSigned, isTrusted: isSigned });
  return tell(stretch.jurisdiction, checked, stretch.from.position + 1, checked.broken);
}

/** Every chain of the database, its heads, and what should have been sealed by now. */
async function verifyDatabase(heads: readonly string[], keys: readonly string[]): Promise<boolean> {
  const config = readConfig();
  const held = await holdDatabase(config.databaseOwnerUrl);
  await held.release();
  const ownKey = createPublicKey(signingKey(config.auditKey).publicPem);
  const trustedKeys = keys.length > 0 ? await readKeys(keys) : [ownKey];
  const kept = await readHeads(heads);
  const client = new pg.Client({ connectionString: config.databaseOwnerUrl, application_name: 'tiendo-audit-verify' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // A wall that hid rows would make any chain look whole: whoever is not above it is refused.
    await client.query('set local row_security = off');
    const { rows } = await client.query<{ id: number; code: string }>('select id, code from jurisdictions order by id');
    let holds = true;
    for (const { id, code } of rows) holds = (await verifyJurisdiction(client, id, code, trustedKeys, kept)) && holds;
    return holds;
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new WrongUse('Tài khoản này không đọc được toàn bộ nhật ký. Hãy cho DATABASE_OWNER_URL: tài khoản sở hữu cơ sở dữ liệu.', 'This login does not see the whole trail. Give DATABASE_OWNER_URL: the login that owns the database.');
  } finally {
    await client.end();
  }
}

async function verifyJurisdiction(client: pg.Client, id: number, code: string, keys: readonly Key[], allKept: readonly SignedHead[]): Promise<boolean> {
  const rows = { query: async <Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> => (await client.query(text, values as unknown[])).rows as Row[] };
  const heads = await headsOf(rows, id);
  const storedKeys = new Map(heads.map(({ head, publicKey }: StoredHead) => [head.key_id, publicKey]));
  const isTrusted = (head: SignedHead): boolean => keys.some((key) => isSignedWith(head, key));
  const trusted: Trusted = {
    heads,
    kept: allKept.filter(({ head }) => head.jurisdiction_id === id),
    // Of an earlier key: that its own signature is right; the newest head, of a key that is trusted, names it.
    isSigned: (head) => isTrusted(head) || isSignedWithStored(head, storedKeys.get(head.head.key_id)),
    isTrusted,
  };
  const checked = await checkChain(chainInDatabase(client, id), trusted);
  return tell(code, checked, 1, checked.broken ?? (await stillToDo(client, id, checked)));
}

/** What the sealer owes: links, and a head a day. */
async function stillToDo(client: pg.Client, id: number, { proven }: Checked): Promise<ChainBreach | null> {
  const unsealed = await unsealedInDatabase(client, id);
  if (unsealed !== null) return { breach: 'unsealed', ...unsealed };
  const unsigned = await unsignedInDatabase(client, id, proven?.position ?? 0);
  return unsigned === null ? null : { breach: 'unsigned', ...unsigned };
}

function isSignedWithStored(head: SignedHead, pem: string | undefined): boolean {
  try {
    return pem !== undefined && isSignedWith(head, publicKeyOf(pem));
  } catch {
    return false;
  }
}

async function main(): Promise<void> {
  const many = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({ options: { file: many, head: many, key: many } });
  const { file = [], head = [], key = [] } = values;
  const holds = file.length > 0 ? await verifyFiles(file, head, key) : await verifyDatabase(head, key);
  if (!holds) process.exitCode = BROKEN;
}

try {
  await main();
} catch (error) {
  process.exitCode = error instanceof PreparationRefused ? error.exitCode : WRONG_USE;
  const known = error instanceof WrongUse || error instanceof ConfigRefused || error instanceof PreparationRefused || error instanceof UnreadableChain;
  process.stderr.write(`${known || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? (error as Error).message : (error as Error).stack}\n`);
}
