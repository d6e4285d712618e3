import { needsSecondFactor } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { AccountSecurity, SessionView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import type { SessionRules } from '../../platform/auth/session-rules.js';
import { deviceWords } from './device-words.js';

interface SessionRow {
  readonly id: string;
  readonly openedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly secondFactor: boolean;
}

interface WaysRow {
  readonly hasPassword: boolean;
  readonly passwordChangedAt: Instant | null;
  readonly since: Instant | null;
  readonly codesLeft: number;
}

/** How the actor signs in; sessions newest use first, those left out that were not used for too long. */
export async function securityOf(ctx: ActorContext, rules: SessionRules): Promise<AccountSecurity> {
  const [ways, sessions] = await Promise.all([waysOf(ctx), sessionsOf(ctx, rules)]);
  return {
    hasPassword: ways?.hasPassword ?? false,
    passwordChangedAt: textOf(ways?.passwordChangedAt ?? null),
    secondFactor: { since: textOf(ways?.since ?? null), demanded: rules.demandSecondFactor && needsSecondFactor(rolesOf(ctx)), recoveryCodesLeft: ways?.codesLeft ?? 0 },
    sessions: sessions.map((row) => sessionView(row, ctx.actor.session?.id ?? null)),
  };
}

function waysOf(ctx: ActorContext): Promise<WaysRow | null> {
  return ctx.tx.one<WaysRow>(
    `select coalesce(a."password" is not null, false) as "hasPassword", case when a."password" is not null then a."updatedAt" end as "passwordChangedAt",
       t.confirmed_at as since, (select count(*) from auth.recovery_codes r where r.user_id = u."id" and r.used_at is null)::integer as "codesLeft"
     from auth."user" u
     left join auth."account" a on a."userId" = u."id" and a."providerId" = 'credential'
     left join auth.totp t on t.user_id = u."id"
     where u."id" = $1`,
    [ctx.actor.session?.authUserId ?? ''],
  );
}

function sessionsOf(ctx: ActorContext, rules: SessionRules): Promise<SessionRow[]> {
  const hours = needsSecondFactor(rolesOf(ctx)) ? rules.idleHoursOfPrivileged : rules.idleHours;
  return ctx.tx.query<SessionRow>(
    `select "id", "createdAt" as "openedAt", "updatedAt" as "lastSeenAt", "ipAddress" as address, "userAgent", "secondFactorAt" is not null as "secondFactor"
     from auth."session" where "userId" = $1 and "expiresAt" > now() and "updatedAt" > now() - $2 * interval '1 hour'
     order by "updatedAt" desc, "id"`,
    [ctx.actor.session?.authUserId ?? '', hours],
  );
}

function sessionView({ id, openedAt, lastSeenAt, address, userAgent, secondFactor }: SessionRow, thisId: string | null): SessionView {
  return { id, isThis: id === thisId, openedAt: new Date(openedAt).toISOString(), lastSeenAt: new Date(lastSeenAt).toISOString(), address: address === '' ? null : address, secondFactor, ...deviceWords(userAgent) };
}

function rolesOf({ actor }: ActorContext) {
  return actor.memberships.map(({ role }) => role);
}

function textOf(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
