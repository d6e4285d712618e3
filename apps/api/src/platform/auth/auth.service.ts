import { randomBytes, randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { asApplication } from '../database/application-role.js';
import type { Tx } from '../database/tx.js';
import { authOptions, SESSION_SECONDS } from './auth-options.js';
import { passwordMatches } from './password-hash.js';

const POOL = 4;

/** The part of better-auth that we speak to: a web request in, a web response out. */
export interface SignInHandler {
  handle(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Sign-in and sign-out by better-auth over its own few connections to the schema `auth`. */
export function createSignIn(config: Pick<Config, 'databaseUrl' | 'publicUrl' | 'authSecret' | 'signInsFromAddress'>, logger: Logger): SignInHandler {
  const pool = new pg.Pool({ connectionString: asApplication(config.databaseUrl, 'auth'), max: POOL, application_name: 'tiendo-auth' });
  pool.on('error', (error) => logger.warn({ err: error }, 'connection of sign-in lost'));
  const auth = betterAuth(
    authOptions({
      publicUrl: config.publicUrl,
      secret: config.authSecret,
      pool,
      signInsFromAddress: config.signInsFromAddress,
      onLog: (level, message) => logger[level]({ context: 'auth' }, message),
    }),
  );
  return { handle: (request) => auth.handler(request), close: () => pool.end() };
}

/** Whether the account of an address opens with the password; false where there is no such account. */
export async function passwordOpens(tx: Tx, email: string, password: string): Promise<boolean> {
  const account = await tx.one<{ hash: string | null }>(
    `select a."password" as hash from auth."account" a join auth."user" u on u."id" = a."userId" where u."email" = $1 and a."providerId" = 'credential'`,
    [email],
  );
  return account?.hash != null && passwordMatches(account.hash, password);
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/**
 * Makes an account that can sign in with e-mail and password; gives its id for `people.auth_user_id`.
 * A second account of one e-mail breaks the unique key.
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = randomUUID();
  await tx.execute('insert into auth."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)', [id, account.name, account.email.toLowerCase()]);
  await tx.execute(
    `insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") values ($1, $2, 'credential', $2, $3, now())`,
    [randomUUID(), id, account.passwordHash],
  );
  return id;
}

/** How and from where a session was opened. */
export interface SessionOpened {
  readonly address?: string | null;
  readonly userAgent?: string | null;
  /** They proved themselves in two ways of different kinds. */
  readonly secondFactor?: boolean;
}

/** Opens a session of somebody who has proved themselves in another way than by the library; gives the token that the cookie carries. */
export async function openSession(tx: Tx, authUserId: string, opened: SessionOpened = {}): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await tx.execute(
    `insert into auth."session" ("id", "token", "userId", "expiresAt", "updatedAt", "ipAddress", "userAgent", "secondFactorAt")
     values ($1, $2, $3, now() + $4 * interval '1 second', now(), $5, $6, case when $7 then now() end)`,
    [randomUUID(), token, authUserId, SESSION_SECONDS, opened.address ?? null, opened.userAgent ?? null, opened.secondFactor ?? false],
  );
  return token;
}
