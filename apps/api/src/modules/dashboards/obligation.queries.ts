import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import type { Provenance } from '@tiendo/domain/figures';
import type { StoredReportStatus } from '@tiendo/domain/reports';
import type { EvidenceView, ObligationView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import type { TargetInForce } from '../targets/public.js';
import { CELL_COLUMNS, type CellRow } from './matrix-cell.js';
import { BOUND_TODAY } from './matrix-filter.js';

const MOST_FIGURES = 200;

export interface ObligationRow extends CellRow {
  readonly certifiedNumerator: number | null;
  readonly certifiedDenominator: number | null;
  readonly certifiedOn: PlainDate | null;
}

/** What is derived of the pair; null where the target does not bind the agency. */
export function obligationOf(ctx: ActorContext, agencyId: string, targetId: string): Promise<ObligationRow | null> {
  return ctx.tx.one<ObligationRow>(
    `select ${CELL_COLUMNS}, o.certified_numerator as "certifiedNumerator", o.certified_denominator as "certifiedDenominator", o.certified_on as "certifiedOn"
     from obligations o where o.jurisdiction_id = $1 and ${BOUND_TODAY} and o.agency_id = $3 and o.target_id = $4`,
    [ctx.jurisdictionId, ctx.today, agencyId, targetId],
  );
}

type Chain = Pick<ObligationView, 'document' | 'clause'>;

/** The clause that the target hangs on, and its document. */
export async function clauseOf(ctx: ActorContext, { clauseId, code }: TargetInForce): Promise<Chain> {
  const row = await ctx.tx.one<Chain>(
    `select jsonb_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'issuer', d.issuer, 'issuedOn', d.issued_on, 'abstract', d.abstract,
         'signer', d.signer, 'speaker', d.speaker, 'source', d.source, 'illustrative', d.illustrative) as document,
       jsonb_build_object('id', c.id, 'label', c.label, 'body', c.body) as clause
     from clauses c join documents d on d.jurisdiction_id = c.jurisdiction_id and d.id = c.document_id
     where c.jurisdiction_id = $1 and c.id = $2`,
    [ctx.jurisdictionId, clauseId],
  );
  if (row === null) throw new Error(`target ${code} hangs on no clause`);
  return row;
}

export interface FigureLine {
  readonly heldOn: PlainDate;
  readonly recordedAt: Instant;
  readonly provenance: Provenance;
  readonly numerator: number;
  readonly denominator: number;
  readonly uses: number | null;
  readonly by: string | null;
  readonly reportId: string | null;
}

/** What was recorded of the pair, the newest day first and of one day what was recorded last. */
export function figuresOf(ctx: ActorContext, agencyId: string, targetId: string): Promise<FigureLine[]> {
  return ctx.tx.query<FigureLine>(
    `select f.held_on as "heldOn", f.recorded_at as "recordedAt", f.provenance, f.numerator, f.denominator, f.uses, u.name as by, s.report_id as "reportId"
     from figures f
     left join people u on u.jurisdiction_id = f.jurisdiction_id and u.id = f.person_id
     left join revisions s on s.jurisdiction_id = f.jurisdiction_id and s.id = f.revision_id
     where f.jurisdiction_id = $1 and f.agency_id = $2 and f.target_id = $3
     order by f.held_on desc, f.seq desc limit ${MOST_FIGURES}`,
    [ctx.jurisdictionId, agencyId, targetId],
  );
}

/** The files that the agency last sent with an item; never those of a draft. */
export async function sentEvidence(ctx: ActorContext, agencyId: string, item: string): Promise<EvidenceView[]> {
  const row = await ctx.tx.one<{ files: EvidenceView[] }>(
    `select jsonb_path_query_array(s.snapshot, '$.items[*] ? (@.code == $item).evidence[*]', jsonb_build_object('item', $3::text)) as files
     from revisions s
     join reports r on r.jurisdiction_id = s.jurisdiction_id and r.id = s.report_id
     join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     where s.jurisdiction_id = $1 and s.agency_id = $2
     order by p.cutoff_on desc, s.number desc limit 1`,
    [ctx.jurisdictionId, agencyId, item],
  );
  return row?.files ?? [];
}

export function reportOfPeriod(ctx: ActorContext, agencyId: string, periodId: string): Promise<{ id: string; status: StoredReportStatus; lockAt: Instant } | null> {
  return ctx.tx.one(`select id, status, lock_at as "lockAt" from reports where jurisdiction_id = $1 and agency_id = $2 and period_id = $3`, [ctx.jurisdictionId, agencyId, periodId]);
}

/** The exemption of today; `validTo` is the first day on which it no longer holds. */
export function exemptionOf(ctx: ActorContext, agencyId: string, targetId: string): Promise<{ reason: string; by: string; validFrom: PlainDate; validTo: PlainDate | null } | null> {
  return ctx.tx.one(
    `select e.reason, u.name as by, e.valid_from as "validFrom", e.valid_to as "validTo"
     from exemptions e join people u on u.jurisdiction_id = e.jurisdiction_id and u.id = e.decided_by
     where e.jurisdiction_id = $1 and e.agency_id = $2 and e.target_id = $3 and e.valid_from <= $4 and (e.valid_to is null or e.valid_to > $4)`,
    [ctx.jurisdictionId, agencyId, targetId, ctx.today],
  );
}

/** Services on the agency's list for level 4: registered for it, or at it already. */
export async function registeredCount(ctx: ActorContext, agencyId: string): Promise<number> {
  const row = await ctx.tx.one<{ count: number }>(
    `select count(*)::integer as count
     from service_offers o
     join procedures p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.procedure_id
       and p.announced_on <= $3 and (p.abolished_on is null or p.abolished_on > $3)
     where o.jurisdiction_id = $1 and o.agency_id = $2 and (o.registered_level = 4 or o.level4_on <= $3) and (o.withdrawn_on is null or o.withdrawn_on > $3)`,
    [ctx.jurisdictionId, agencyId, ctx.today],
  );
  return row?.count ?? 0;
}
