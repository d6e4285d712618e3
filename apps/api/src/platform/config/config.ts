import type { NetConnectOpts } from 'node:net';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { authSecret } from './auth-secret.js';
import { commitOf, versionOf } from './build.js';
import { clamdPlace } from './clamd-place.js';
import { ConfigRefused } from './config-refused.js';
import { isProxy, proxiesOf } from './trust-proxy.js';
import { wantedOf } from './wanted.js';

/** The folder of the whole repository, seen from `src` and from `dist` alike. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');

const onOff = z.enum(['0', '1']).transform((value) => value === '1');

const wholeNumber = (min: number, max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));

/** Of the demonstration's accounts, unless it is set. */
export const DEMO_PASSWORD = 'tiendo-demo-2019';

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HSTS_SECONDS: wholeNumber(0, 63_072_000).default(31_536_000),
  TRUST_PROXY: z.string().transform(proxiesOf).refine((given) => given.every(isProxy)).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: wholeNumber(2, 200).default(12),
  DATA_DIR: z.string().optional(),
  WEB_DIST: z.string().optional(),
  AUTH_SECRET: z.string().optional(),
  SIGN_INS_PER_MINUTE: wholeNumber(1, 100_000).default(100),
  RATE_LIMIT_FACTOR: wholeNumber(1, 10_000).default(1),
  DEMO: onOff.default(true),
  DEMO_PASSWORD: z.string().min(8).default(DEMO_PASSWORD),
  JURISDICTION_CODE: z.string().regex(/^[a-z0-9-]{2,40}$/).default('danang'),
  JURISDICTION_NAME: z.string().default('Thành phố Đà Nẵng'),
  JURISDICTION_NAME_EN: z.string().default('Da Nang City'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Tiến Độ <tiendo@localhost>'),
  CLAMD_URL: z.string().refine((given) => clamdPlace(given) !== null).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  COMMIT: z.string().optional(),
});

/** Everything that may differ between two installations; docs and README list the same names. */
export interface Config {
  readonly production: boolean;
  readonly role: 'all' | 'web' | 'worker';
  readonly host: string;
  readonly port: number;
  /** Where people reach the system, without a slash at the end; links in mails begin with it. */
  readonly publicUrl: string;
  /** How long browsers remember to come by TLS alone, where `publicUrl` is https. */
  readonly hstsSeconds: number;
  /** Addresses or ranges whose X-Forwarded-For is believed; false believes nobody. */
  readonly trustProxy: false | string[];
  /** Where the application logs in. */
  readonly databaseUrl: string;
  /** Where who owns the tables logs in, for the prepare step alone; the same where one address is given. */
  readonly databaseOwnerUrl: string;
  readonly databasePool: number;
  readonly dataDir: string;
  readonly webDist: string;
  readonly authSecret: string;
  /** Attempts to sign in that one address has in a minute; a whole office may stand behind one. */
  readonly signInsFromAddress: number;
  /** How many times the usual numbers of requests (rate-classes.ts) an account or address has. */
  readonly rateLimitFactor: number;
  readonly demo: boolean;
  readonly demoPassword: string;
  /** Of an installation that is not a demonstration, when it is first prepared. */
  readonly jurisdiction: { readonly code: string; readonly nameVi: string; readonly nameEn: string };
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Where ClamAV's daemon listens; null scans nothing. */
  readonly clamdPlace: NetConnectOpts | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly version: string;
  readonly commit: string;
}

export const CONFIG = Symbol('config');

/**
 * Reads the settings. @throws ConfigRefused naming every setting that is missing or wrong.
 */
export function readConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigRefused(wantedOf([...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]));
  }
  const env = parsed.data;
  const dataDir = absolute(env.DATA_DIR ?? join(ROOT, '.data'));
  return {
    production: env.NODE_ENV === 'production',
    role: env.ROLE,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    hstsSeconds: env.HSTS_SECONDS,
    trustProxy: env.TRUST_PROXY ?? false,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    dataDir,
    webDist: absolute(env.WEB_DIST ?? join(ROOT, 'apps/web/dist')),
    authSecret: authSecret(env.AUTH_SECRET, dataDir, env.NODE_ENV === 'production'),
    signInsFromAddress: env.SIGN_INS_PER_MINUTE,
    rateLimitFactor: env.RATE_LIMIT_FACTOR,
    demo: env.DEMO,
    demoPassword: env.DEMO_PASSWORD,
    jurisdiction: { code: env.JURISDICTION_CODE, nameVi: env.JURISDICTION_NAME, nameEn: env.JURISDICTION_NAME_EN },
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    clamdPlace: env.CLAMD_URL === undefined ? null : clamdPlace(env.CLAMD_URL),
    logLevel: env.LOG_LEVEL,
    version: versionOf(ROOT),
    commit: env.COMMIT ?? commitOf(ROOT),
  };
}

function absolute(path: string): string {
  const expanded = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
  return isAbsolute(expanded) ? expanded : resolve(ROOT, expanded);
}
