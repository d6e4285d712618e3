import type { Role } from '@tiendo/domain/access';
import type { AuditAction } from '@tiendo/phrases';
import { isKeyHolder, personOf, type Context, type SignedIn } from '../auth/context.js';
import { sqlInstant } from '../database/columns.js';

export interface AuditEntry {
  /** `report.approve`: noun and verb, stable, and with words in both languages. */
  readonly action: AuditAction;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly agencyId?: string | null;
  /** In which of their roles the person acted; a system with a key acts in none. */
  readonly role?: Role | null;
  /** Only what changed, never a secret. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes down who did what, in the transaction that does it; the table takes no other change than this. */
export async function audit(ctx: Context, entry: AuditEntry): Promise<void> {
  const role = entry.role ?? ctx.actor?.memberships[0]?.role ?? null;
  await ctx.tx.prepared(
    'audit',
    `insert into audit_events (jurisdiction_id, at, person_id, for_person_id, viewed_as, role, action, subject_kind, subject_id, agency_id, before, after, request_id, address, api_key_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ctx.jurisdictionId,
      sqlInstant(ctx.now),
      ctx.actor?.viewedBy?.personId ?? personOf(ctx.actor),
      ctx.actor === null ? null : lenderOf(ctx.actor, role, entry.agencyId ?? null),
      ctx.actor?.viewedBy == null ? null : ctx.actor.personId,
      isKeyHolder(ctx.actor) ? null : role,
      entry.action,
      entry.subjectKind,
      entry.subjectId,
      entry.agencyId ?? null,
      json(entry.before),
      json(entry.after),
      ctx.requestId,
      ctx.address,
      isKeyHolder(ctx.actor) ? ctx.actor.personId : null,
    ],
  );
}

/** On whose behalf they acted in the role: nobody's, where they hold it themselves. A role at the agency itself goes before one elsewhere. */
function lenderOf({ memberships }: SignedIn, role: Role | null, agencyId: string | null): string | null {
  const held = memberships.filter((membership) => membership.role === role);
  const there = held.filter((membership) => membership.agencyId === agencyId);
  const used = there.length > 0 ? there : held;
  return used.some(({ onBehalfOf }) => onBehalfOf === null) ? null : (used[0]?.onBehalfOf ?? null);
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
