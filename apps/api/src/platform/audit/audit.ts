import type { Role } from '@tiendo/domain/access';
import type { AuditAction } from '@tiendo/phrases';
import { isKeyHolder, personOf, type Context } from '../auth/context.js';
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
  await ctx.tx.prepared(
    'audit',
    `insert into audit_events (jurisdiction_id, at, person_id, role, action, subject_kind, subject_id, agency_id, before, after, request_id, address, api_key_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ctx.jurisdictionId,
      sqlInstant(ctx.now),
      personOf(ctx.actor),
      isKeyHolder(ctx.actor) ? null : (entry.role ?? ctx.actor?.memberships[0]?.role ?? null),
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

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
