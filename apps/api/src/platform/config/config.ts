import type { NetConnectOpts } from 'node:net';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseRange } from '../outbound/public-address.js';
import type { OutboundRules } from '../outbound/receiver-address.js';
import { auditKey } from './audit-key.js';
import { authSecret } from './auth-secret.js';
import { commitOf, versionOf } from './build.js';
import { clamdPlace } from './clamd-place.js';
import { ConfigRefused } from './config-refused.js';
import { missingOfOpenId, OPENID_ENVIRONMENT, openIdOf, type OpenIdSettings } from './openid-settings.js';
import { isProxy, proxiesOf } from './trust-proxy.js';
import { wantedOf } from './wanted.js';

/** The folder of the whole repository, seen from `src` and from `dist` alike. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');

const onOff = z.enum(['0', '1']).transform((value) => value === '1');

const listOf = (text: string): string[] => text.split(',').map((part) => part.trim());

const wholeNumber = (min: number, max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));

/** Of the demonstration's accounts, unless it is set. */
export const DEMO_PASSWORD = 'tiendo-demo-2019';

const Environment = z.object({
  ...OPENID_ENVIRONMENT,
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
  AUDIT_SIGNING_KEY: z.string().optional(),
  SIGN_INS_PER_MINUTE: wholeNumber(1, 100_000).default(100),
  REQUIRE_TOTP: onOff.optional(),
  IDLE_HOURS: wholeNumber(1, 720).default(168),
  IDLE_HOURS_PRIVILEGED: wholeNumber(1, 720).default(12),
  RATE_LIMIT_FACTOR: wholeNumber(1, 10_000).default(1),
  DEMO: onOff.default(true),
  DEMO_PASSWORD: z.string().min(8).default(DEMO_PASSWORD),
  JURISDICTION_CODE: z.string().regex(/^[a-z0-9-]{2,40}$/).default('danang'),
  JURISDICTION_NAME: z.string().default('Thành phố Đà Nẵng'),
  JURISDICTION_NAME_EN: z.string().default('Da Nang City'),
  WEBHOOK_PORTS: z.string().transform(listOf).pipe(z.array(wholeNumber(1, 65_535)).min(1)).default([443]),
  WEBHOOK_PRIVATE_RANGES: z.string().transform(listOf).refine((given) => given.every((text) => parseRange(text) !== null)).default([]),
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
  /** Private key that signs the heads of the audit chain, PEM. */
  readonly auditKey: string;
  /** Attempts to sign in that one address has in a minute; a whole office may stand behind one. */
  readonly signInsFromAddress: number;
  /** Coordinators, the city office and administrators must give a second factor. */
  readonly demandSecondFactor: boolean;
  /** A session that is not used for so long ends. */
  readonly idleHours: number;
  /** The same for those who can do harm beyond one agency. */
  readonly idleHoursOfPrivileged: number;
  /** How many times the usual numbers of requests (rate-classes.ts) an account or address has. */
  readonly rateLimitFactor: number;
  readonly demo: boolean;
  readonly demoPassword: string;
  /** Of an installation that is not a demonstration, when it is first prepared. */
  readonly jurisdiction: { readonly code: string; readonly nameVi: string; readonly nameEn: string };
  /** null where nobody signs in by OpenID Connect. */
  readonly openId: OpenIdSettings | null;
  /** Where webhooks may be sent besides public addresses over https on port 443. */
  readonly outbound: OutboundRules;
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
  const missing = missingOfOpenId(env);
  if (missing.length > 0) throw new ConfigRefused(wantedOf(missing));
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
    auditKey: auditKey(env.AUDIT_SIGNING_KEY, dataDir),
    signInsFromAddress: env.SIGN_INS_PER_MINUTE,
    demandSecondFactor: env.REQUIRE_TOTP ?? !env.DEMO,
    idleHours: env.IDLE_HOURS,
    idleHoursOfPrivileged: env.IDLE_HOURS_PRIVILEGED,
    rateLimitFactor: env.RATE_LIMIT_FACTOR,
    demo: env.DEMO,
    demoPassword: env.DEMO_PASSWORD,
    jurisdiction: { code: env.JURISDICTION_CODE, nameVi: env.JURISDICTION_NAME, nameEn: env.JURISDICTION_NAME_EN },
    openId: openIdOf(env),
    outbound: { ports: env.WEBHOOK_PORTS, privateRanges: env.WEBHOOK_PRIVATE_RANGES.map(parseRange).filter((range) => range !== null) },
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
