import { readFileSync } from 'node:fs';
import { ROLES, type MappedRole, type RoleMapping } from '@tiendo/domain/access';
import { z } from 'zod';

/** Where a sign-in by OpenID Connect goes, and what its claims mean here. */
export interface OpenIdSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** null for a client that proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  /** What the button says after "Đăng nhập bằng". */
  readonly nameVi: string;
  readonly nameEn: string;
  /** The claim whose values `roles` knows; null where roles are given by hand alone. */
  readonly rolesClaim: string | null;
  /** The claim that names agencies by their codes. */
  readonly agencyClaim: string | null;
  readonly roles: RoleMapping;
  /** Somebody unknown here is made a person when their claims give a role. */
  readonly createPeople: boolean;
  /** Two proofs of different kinds at the provider (`amr`) are a second factor here. */
  readonly trustAmr: boolean;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const Entry = z.strictObject({ role: z.enum(ROLES), agency: z.string().min(1).max(40).optional() });
const Mapping = z.record(z.string().min(1), z.union([Entry, z.array(Entry).min(1)]));

/** The settings as they are written; `readOpenId` makes them one thing. */
export const OPENID_ENVIRONMENT = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).refine(isProtected).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().min(16).optional(),
  OIDC_SCOPES: z
    .string()
    .refine((scopes) => scopes.split(' ').includes('openid'))
    .default('openid email profile'),
  OIDC_NAME_VI: z.string().max(60).default('tài khoản công vụ'),
  OIDC_NAME_EN: z.string().max(60).default('your official account'),
  OIDC_CLAIM_ROLES: z.string().max(200).optional(),
  OIDC_CLAIM_AGENCY: z.string().max(200).optional(),
  OIDC_ROLES: z
    .string()
    .transform((text, check): RoleMapping => {
      const mapping = Mapping.safeParse(jsonOf(text));
      if (mapping.success) return Object.fromEntries(Object.entries(mapping.data).map(([value, entries]) => [value, [entries].flat().map(mapped)]));
      check.addIssue({ code: 'custom', message: 'no mapping' });
      return z.NEVER;
    })
    .optional(),
  OIDC_CREATE_PEOPLE: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .default(false),
  OIDC_SECOND_FACTOR: z.enum(['off', 'trust_amr']).default('off'),
} as const;

type Environment = z.output<z.ZodObject<typeof OPENID_ENVIRONMENT>>;

/** Settings that only make sense together: names of those that are wrong or missing. */
export function missingOfOpenId(env: Environment): (keyof Environment)[] {
  if (env.OIDC_ISSUER === undefined) return [];
  const missing: (keyof Environment)[] = [];
  if (env.OIDC_CLIENT_ID === undefined) missing.push('OIDC_CLIENT_ID');
  const mapped = env.OIDC_ROLES !== undefined;
  if (mapped !== (env.OIDC_CLAIM_ROLES !== undefined)) missing.push(mapped ? 'OIDC_CLAIM_ROLES' : 'OIDC_ROLES');
  if (env.OIDC_CREATE_PEOPLE && !mapped) missing.push('OIDC_ROLES');
  const fromClaim = Object.values(env.OIDC_ROLES ?? {}).some((roles) => roles.some(({ agency }) => agency === 'from_claim'));
  if (fromClaim && env.OIDC_CLAIM_AGENCY === undefined) missing.push('OIDC_CLAIM_AGENCY');
  return [...new Set(missing)];
}

/** null where nobody signs in by OpenID Connect. */
export function openIdOf(env: Environment): OpenIdSettings | null {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer: new URL(env.OIDC_ISSUER),
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    scopes: env.OIDC_SCOPES,
    nameVi: env.OIDC_NAME_VI,
    nameEn: env.OIDC_NAME_EN,
    rolesClaim: env.OIDC_CLAIM_ROLES ?? null,
    agencyClaim: env.OIDC_CLAIM_AGENCY ?? null,
    roles: env.OIDC_ROLES ?? {},
    createPeople: env.OIDC_CREATE_PEOPLE,
    trustAmr: env.OIDC_SECOND_FACTOR === 'trust_amr',
  };
}

/** Without TLS only on this very machine: everything that is believed of a person comes from there. */
function isProtected(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || LOOPBACK.has(hostname);
}

/** A role that stands above all agencies needs none; any other is at the agency that is named, or at the one of the claim. */
function mapped({ role, agency }: z.output<typeof Entry>): MappedRole {
  if (agency !== undefined) return { role, agency: { code: agency } };
  return { role, agency: role === 'leader' || role === 'administrator' ? 'none' : 'from_claim' };
}

/** The text itself, or that of the file which it names; undefined where it is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith('{') ? text : readFileSync(text, 'utf8'));
  } catch {
    return undefined;
  }
}
