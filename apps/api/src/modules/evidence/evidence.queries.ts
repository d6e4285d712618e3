import type { PolicyAction } from '@tiendo/domain/access';
import type { EvidenceView } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { unseen } from '../../platform/auth/unseen.js';
import type { Tx } from '../../platform/database/tx.js';
import { EVIDENCE_COLUMNS, evidenceView, type EvidenceRow } from '../reports/public.js';

export interface StoredEvidence {
  readonly view: EvidenceView;
  readonly reportId: string;
  readonly storageKey: string;
  readonly isRemoved: boolean;
}

/**
 * One file, removed or not.
 * @param needs what the actor is about to do, for the reason why they do not see it
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function evidenceById(ctx: Context, evidenceId: string, needs: PolicyAction = 'report.read'): Promise<StoredEvidence> {
  const row = await ctx.tx.one<EvidenceRow & Omit<StoredEvidence, 'view'>>(
    `select ${EVIDENCE_COLUMNS}, e.report_id as "reportId", e.storage_key as "storageKey", e.removed_at is not null as "isRemoved"
     from evidence e join people u on u.jurisdiction_id = e.jurisdiction_id and u.id = e.uploaded_by
     where e.jurisdiction_id = $1 and e.id = $2`,
    [ctx.jurisdictionId, evidenceId],
  );
  if (row === null) throw await unseen(ctx, needs, 'evidence', evidenceId);
  const { reportId, storageKey, isRemoved } = row;
  return { view: evidenceView(row), reportId, storageKey, isRemoved };
}

/** Whether a sending of the report carried the file. */
export async function wasSent(ctx: Context, reportId: string, evidenceId: string): Promise<boolean> {
  const row = await ctx.tx.one(
    `select 1 from revisions s where s.jurisdiction_id = $1 and s.report_id = $2
       and jsonb_path_exists(s.snapshot, '$.items[*].evidence[*] ? (@.id == $id)', jsonb_build_object('id', $3::text))
     limit 1`,
    [ctx.jurisdictionId, reportId, evidenceId],
  );
  return row !== null;
}

/** Of these keys of the store those that a row of evidence names; the others are of uploads that were never committed. */
export async function storedKeys(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }>('select storage_key as key from evidence where storage_key = any($1::text[])', [keys]);
  return new Set(rows.map(({ key }) => key));
}
