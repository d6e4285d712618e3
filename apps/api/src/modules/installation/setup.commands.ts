import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { createAccount } from '../../platform/auth/auth.service.js';
import { passwordHash } from '../../platform/auth/password-hash.js';
import { refuseWeakPassword } from '../../platform/auth/common-passwords.js';
import type { Context } from '../../platform/auth/context.js';
import { keeping } from '../../platform/auth/wall.js';
import type { Tx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/refused.js';

export interface FirstAdministrator {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface OpenSetup {
  readonly setup_token_hash: string | null;
}

/**
 * That the link can still be used.
 * @throws Refused `link_used` when the token is not the one that stands open
 */
export async function lookAtSetup(ctx: Context, token: string): Promise<{ open: true }> {
  refuseOther(await ctx.tx.one<OpenSetup>('select setup_token_hash from installation'), token);
  return { open: true };
}

function refuseOther(open: OpenSetup | null, token: string): void {
  if (open?.setup_token_hash == null || !sameHash(open.setup_token_hash, hashOf(token))) throw new Refused('link_used');
}

/**
 * Makes the first administrator; the link works once.
 * @throws Refused `link_used` when the token is not the one that stands open
 */
export async function setUp(ctx: Context, { token, name, email, password }: FirstAdministrator): Promise<void> {
  const open = await ctx.tx.one<OpenSetup>('select setup_token_hash from installation for update');
  refuseOther(open, token);
  refuseWeakPassword(password, [name, email]);
  const authUserId = await createAccount(ctx.tx, { name, email, passwordHash: await passwordHash(password) });
  const personId = randomUUID();
  // Nobody keeps people yet: the one-time link, which was just looked at, is what allows it.
  await keeping(ctx, 'people', async () => {
    await ctx.tx.execute('insert into people (jurisdiction_id, id, auth_user_id, name, email) values ($1, $2, $3, $4, $5)', [ctx.jurisdictionId, personId, authUserId, name, email.toLowerCase()]);
    await ctx.tx.execute(`insert into memberships (jurisdiction_id, id, person_id, role, valid_from) values ($1, $2, $3, 'administrator', $4)`, [ctx.jurisdictionId, randomUUID(), personId, ctx.today]);
  });
  await ctx.tx.execute('update installation set setup_token_hash = null');
  await audit(ctx, { action: 'installation.set_up', subjectKind: 'person', subjectId: personId, after: { name, email: email.toLowerCase() } });
}

/**
 * A new one-time token while there is no administrator, else null. An older one stops working: only its hash is kept,
 * so it cannot be shown again.
 */
export async function openSetup(tx: Tx): Promise<string | null> {
  await tx.query('select 1 from installation for update');
  const administrator = await tx.one(`select 1 as one from memberships where role = 'administrator' limit 1`);
  if (administrator !== null) return null;
  const token = randomBytes(24).toString('base64url');
  await tx.execute('update installation set setup_token_hash = $1', [hashOf(token)]);
  return token;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
