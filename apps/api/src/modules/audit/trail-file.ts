import { trailCsv } from '@tiendo/papers';
import type { audit as contract, AuditView, QueryOf } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { FileAnswer } from '../../platform/http/file-answer.js';
import { trailRows } from './trail.queries.js';

const MOST_ROWS = 50_000;

/** The newest rows under a filter as a file, and that it was taken is written down. */
export async function trailFile(ctx: ActorContext, { format, ...filter }: QueryOf<typeof contract.file>): Promise<FileAnswer> {
  const rows = await trailRows(ctx, filter, null, MOST_ROWS);
  await audit(ctx, { action: 'audit.export', subjectKind: 'audit', subjectId: format, after: { ...filter, format, rows: rows.length } });
  const name = `nhat-ky_${ctx.today}.${format}`;
  if (format === 'jsonl') return new FileAnswer(Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), 'utf8'), { name, mediaType: 'application/x-ndjson; charset=utf-8' });
  return new FileAnswer(Buffer.from(trailCsv(rows.map((row) => lineOf(row, ctx)), ctx.locale)), { name, mediaType: 'text/csv; charset=utf-8' });
}

function lineOf({ agency, ...row }: AuditView, { locale }: ActorContext): Parameters<typeof trailCsv>[0][number] {
  const named = agency === null ? null : locale === 'vi' ? agency.nameVi : agency.nameEn;
  return { ...row, agency: named };
}
