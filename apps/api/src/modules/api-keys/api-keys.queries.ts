import type { KeyScope } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { ApiKeyView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById, presentAgency } from '../agencies/public.js';

interface KeyRow {
  readonly id: string;
  readonly prefix: string;
  readonly system: string;
  readonly agencyId: string | null;
  readonly scopes: KeyScope[];
  readonly reason: string;
  readonly addresses: string[];
  readonly state: ApiKeyView['state'];
  readonly createdAt: Instant;
  readonly createdBy: string | null;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly lastUsedAddress: string | null;
  readonly previousUntil: Instant | null;
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
  readonly revokedReason: string | null;
}

const SELECT = `
  select k.id, k.prefix, k.system, k.agency_id as "agencyId", k.scopes, k.reason, k.addresses,
    case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end as state,
    k.created_at as "createdAt", made.name as "createdBy", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.last_used_address as "lastUsedAddress",
    case when k.previous_until > now() then k.previous_until end as "previousUntil",
    k.revoked_at as "revokedAt", revoked.name as "revokedBy", k.revoked_reason as "revokedReason"
  from api_keys k
  left join people made on made.jurisdiction_id = k.jurisdiction_id and made.id = k.created_by
  left join people revoked on revoked.jurisdiction_id = k.jurisdiction_id and revoked.id = k.revoked_by
  where k.jurisdiction_id = $1`;

/** Every key that was ever made, those that work first. */
export async function keyList(ctx: ActorContext): Promise<ApiKeyView[]> {
  return views(ctx, await ctx.tx.query<KeyRow>(`${SELECT} order by k.revoked_at is not null or k.expires_at <= now(), k.created_at desc, k.id`, [ctx.jurisdictionId]));
}

/** @throws Refused `not_found` */
export async function keyView(ctx: ActorContext, keyId: string): Promise<ApiKeyView> {
  const [view] = await views(ctx, await ctx.tx.query<KeyRow>(`${SELECT} and k.id = $2`, [ctx.jurisdictionId, keyId]));
  if (view === undefined) throw new Refused('not_found');
  return view;
}

async function views(ctx: ActorContext, rows: readonly KeyRow[]): Promise<ApiKeyView[]> {
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(rows.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  const named = new Map(agencies.map((agency) => [agency.id, presentAgency(agency)]));
  return rows.map(({ agencyId, createdAt, expiresAt, lastUsedAt, previousUntil, revokedAt, ...row }) => ({
    ...row,
    agency: named.get(agencyId ?? '') ?? null,
    createdAt: text(createdAt),
    expiresAt: text(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : text(lastUsedAt),
    previousUntil: previousUntil === null ? null : text(previousUntil),
    revokedAt: revokedAt === null ? null : text(revokedAt),
  }));
}

function text(at: Instant): string {
  return new Date(at).toISOString();
}
