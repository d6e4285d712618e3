import { scopeOf } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import type { CauseKind } from '@tiendo/domain/reports';
import type { CitedDocument, IssuingAgency } from '@tiendo/phrases';
import type { AgencyKind } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import type { TargetInForce } from '../targets/public.js';

export interface ReviewSurroundings {
  readonly place: { readonly nameVi: string; readonly nameEn: string };
  readonly illustrative: boolean;
  readonly agency: IssuingAgency;
  /** Whether it is the review of the whole city, drawn up by who coordinates. */
  readonly ofCity: boolean;
  readonly dues: readonly { readonly tier: AgencyKind; readonly dueOn: PlainDate }[];
}

/**
 * Who draws the review up, where, and by when who had to report. Of the whole city it is the coordinating department's; else the
 * actor's own agency's.
 * @throws Refused `not_found` where nobody coordinates
 */
export async function reviewSurroundings(ctx: ActorContext, periodId: string): Promise<ReviewSurroundings> {
  const [place, agency, dues] = await Promise.all([
    ctx.tx.one<{ nameVi: string; nameEn: string; illustrative: boolean }>('select name_vi as "nameVi", name_en as "nameEn", illustrative from jurisdictions where id = $1', [ctx.jurisdictionId]),
    issuingAgency(ctx),
    ctx.tx.query<{ tier: AgencyKind; dueOn: PlainDate }>(
      `select tier, due_on as "dueOn" from period_deadlines where jurisdiction_id = $1 and period_id = $2 and tier in ('department', 'central', 'district', 'ward')
       order by array_position(array['department', 'district', 'ward', 'central'], tier)`,
      [ctx.jurisdictionId, periodId],
    ),
  ]);
  if (place === null || agency === null) throw new Refused('not_found', { detail: 'nobody coordinates the reports' });
  return { place, illustrative: place.illustrative, agency, ofCity: scopeOf(ctx.actor, 'review.export').kind === 'city', dues };
}

function issuingAgency(ctx: ActorContext): Promise<IssuingAgency | null> {
  const scope = scopeOf(ctx.actor, 'review.export');
  const own = scope.kind === 'city' ? null : scope.own;
  return ctx.tx.one<IssuingAgency>(
    `select a.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind, v.symbol, above.name_vi as "parentVi", above.name_en as "parentEn"
     from agencies a
     join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)
     left join agency_versions above on above.jurisdiction_id = v.jurisdiction_id and above.agency_id = v.parent_agency_id
       and above.valid_from <= $2 and (above.valid_to is null or above.valid_to > $2)
     where a.jurisdiction_id = $1 and case
       when $3::uuid[] is null then a.duty = 'coordinating'
       else a.id = any($3::uuid[]) end
     order by v.position limit 1`,
    [ctx.jurisdictionId, ctx.today, own],
  );
}

/** What an agency wrote into one item of the report that it sent. */
export interface SentWords {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly item: 'results' | 'difficulties' | 'proposals';
  readonly words: string;
  readonly cause: string;
  readonly causeKind: CauseKind | null;
  readonly silence: 'nothing_arose' | 'unchanged' | null;
}

/** The words of what was sent and stands: of reports that came back only what is sent again counts. */
export function sentWords(ctx: ActorContext, periodId: string, agencyIds: readonly string[]): Promise<SentWords[]> {
  return ctx.tx.query<SentWords>(
    `select s.snapshot->'agency'->>'nameVi' as "nameVi", s.snapshot->'agency'->>'nameEn' as "nameEn", i.item->>'code' as item, i.item->>'words' as words,
       i.item->>'cause' as cause, i.item->>'causeKind' as "causeKind", i.item->>'silence' as silence
     from unnest($3::uuid[]) with ordinality as shown (agency_id, place)
     join reports r on r.jurisdiction_id = $1 and r.period_id = $2 and r.agency_id = shown.agency_id and r.status in ('sent', 'in_review', 'accepted')
     join revisions s on s.jurisdiction_id = r.jurisdiction_id and s.report_id = r.id and s.number = r.sent_revision
     cross join lateral jsonb_array_elements(s.snapshot->'items') as i (item)
     where i.item->>'code' in ('results', 'difficulties', 'proposals')
     order by shown.place`,
    [ctx.jurisdictionId, periodId, agencyIds],
  );
}

export type Basis = CitedDocument;

/** The documents that the shown targets hang on and rest on, and those that these implement: as a paper lists them, the highest first. */
export function basisOf(ctx: ActorContext, targets: readonly TargetInForce[]): Promise<Basis[]> {
  return ctx.tx.query<Basis>(
    `with own as (
       select c.document_id as id from clauses c where c.jurisdiction_id = $1 and c.id = any($2::uuid[])
       union
       select unnest($3::uuid[])
     )
     select d.kind, d.number, d.issuer, d.issued_on as "issuedOn", d.abstract, d.speaker
     from documents d
     where d.jurisdiction_id = $1 and (d.id in (select id from own) or d.id in (
       select r.to_document_id from document_relations r where r.jurisdiction_id = $1 and r.kind = 'implements' and r.from_document_id in (select id from own)))
     order by array_position(array['decree', 'resolution', 'decision', 'scheme', 'plan', 'notice', 'conference_direction'], d.kind), d.issued_on, d.number`,
    [ctx.jurisdictionId, targets.map(({ clauseId }) => clauseId), targets.map(({ documentId }) => documentId)],
  );
}
