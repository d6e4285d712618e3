import { dateAt, type Instant, type PlainDate } from '@tiendo/domain/calendar';
import { daysLate } from '@tiendo/domain/reports';
import type { AgencyName, Receipt } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { periodOf, type ReportRow } from './report.queries.js';

interface SendingRow {
  readonly receiptNumber: string;
  readonly sentAt: Instant;
  readonly sentBy: string;
  readonly sha256: string;
  readonly agency: AgencyName;
  readonly dueOn: PlainDate;
  readonly itemCount: number;
  readonly evidenceCount: number;
  readonly illustrative: boolean;
}

/** `BN-2019Q3-STTTT-01`: one number for one sending. */
export function receiptNumber(periodCode: string, agencyCode: string, revision: number): string {
  return `BN-${periodCode.replaceAll('-', '')}-${agencyCode}-${String(revision).padStart(2, '0')}`;
}

/**
 * What a receipt says, as it was on the day of sending. Being late is judged by the first sending that stands; of one that was recalled by itself.
 * @throws Refused `not_found`
 */
export async function receiptOf(ctx: Context, report: ReportRow, revision: number): Promise<Receipt> {
  const row = await ctx.tx.one<SendingRow>(
    `select s.receipt_number as "receiptNumber", s.sent_at as "sentAt", s.snapshot->>'sentBy' as "sentBy", s.sha256,
       s.snapshot->'agency' as agency, s.snapshot->>'dueOn' as "dueOn", jsonb_array_length(s.snapshot->'items') as "itemCount",
       jsonb_array_length(jsonb_path_query_array(s.snapshot, '$.items[*].evidence[*]')) as "evidenceCount", j.illustrative
     from revisions s join jurisdictions j on j.id = s.jurisdiction_id
     where s.jurisdiction_id = $1 and s.report_id = $2 and s.number = $3`,
    [ctx.jurisdictionId, report.id, revision],
  );
  if (row === null) throw new Refused('not_found');
  const { agency, dueOn, receiptNumber: number, sentBy, sha256, itemCount, evidenceCount } = row;
  return {
    receiptNumber: number,
    revision,
    sentAt: new Date(row.sentAt).toISOString(),
    sentBy,
    sha256,
    agency,
    period: periodOf(report),
    dueOn,
    lateDays: daysLate(dueOn, dateAt(Math.min(report.firstSentAt ?? row.sentAt, row.sentAt) as Instant, ctx.zone)),
    itemCount,
    evidenceCount,
    illustrative: row.illustrative || report.illustrative,
  };
}
