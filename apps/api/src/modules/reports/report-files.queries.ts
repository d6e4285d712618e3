import type { Instant } from '@tiendo/domain/calendar';
import type { EvidenceView } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';

export interface EvidenceRow extends Omit<EvidenceView, 'uploadedAt'> {
  readonly uploadedAt: Instant;
}

export const EVIDENCE_COLUMNS = `
  e.id, e.item_code as "itemCode", e.file_name as "fileName", e.media_type as "mediaType", e.size_bytes as "sizeBytes", e.sha256, e.note,
  u.name as "uploadedBy", e.uploaded_at as "uploadedAt"`;

/** The files that stand at a report's items now, oldest first; a sent report keeps those of its revision. */
export async function evidenceOf(ctx: Context, reportId: string): Promise<EvidenceView[]> {
  const rows = await ctx.tx.query<EvidenceRow>(
    `select ${EVIDENCE_COLUMNS}
     from evidence e join people u on u.jurisdiction_id = e.jurisdiction_id and u.id = e.uploaded_by
     where e.jurisdiction_id = $1 and e.report_id = $2 and e.removed_at is null
     order by e.uploaded_at, e.id`,
    [ctx.jurisdictionId, reportId],
  );
  return rows.map(evidenceView);
}

export function evidenceView(row: EvidenceRow): EvidenceView {
  const { id, itemCode, fileName, mediaType, sizeBytes, sha256, note, uploadedBy, uploadedAt } = row;
  return { id, itemCode, fileName, mediaType, sizeBytes, sha256, note, uploadedBy, uploadedAt: new Date(uploadedAt).toISOString() };
}
