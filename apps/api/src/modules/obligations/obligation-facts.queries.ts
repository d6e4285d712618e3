import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import type { Fraction, Provenance } from '@tiendo/domain/figures';
import type { JudgedFigure, ObligationFacts, ObligationStatus } from '@tiendo/domain/obligations';
import type { Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import type { TargetInForce } from '../targets/public.js';

/** One obligation: an agency and a target. */
export interface Pair {
  readonly agencyId: string;
  readonly targetId: string;
}

/** Everything that one obligation's status follows from, and what is stored of it now. */
export interface FactsRow extends Pair {
  readonly exempt: boolean;
  readonly exemptUntil: PlainDate | null;
  readonly figureId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly uses: number | null;
  readonly provenance: Provenance | null;
  readonly heldOn: PlainDate | null;
  readonly reachedOn: PlainDate | null;
  readonly certifiedNumerator: number | null;
  readonly certifiedDenominator: number | null;
  readonly certifiedOn: PlainDate | null;
  readonly onceMet: boolean;
  readonly baselineNumerator: number | null;
  readonly baselineDenominator: number | null;
  readonly newestDueSent: boolean | null;
  readonly nextReportDueAt: Instant | null;
  readonly storedStatus: ObligationStatus;
  readonly storedSelfDeclared: boolean;
  readonly storedRegressed: boolean;
  readonly storedFigureId: string | null;
  readonly storedCertifiedNumerator: number | null;
  readonly storedCertifiedDenominator: number | null;
  readonly storedCertifiedOn: PlainDate | null;
  readonly storedOnceMet: boolean;
  readonly storedNextChangeAt: Instant | null;
}

/** `meets` of the domain for a stored figure `f` under the version `v`; the tests hold the two together. */
const MEETS = `
  f.denominator > 0 and case
    when v.kind = 'ratio' then f.numerator::bigint * v.threshold_denominator >= v.threshold_numerator::bigint * f.denominator
    when v.adoption_reading = 'middle' then f.numerator = f.denominator
    when v.adoption_reading = 'strict' then coalesce(f.uses, 0) > 0
    else f.numerator > 0
  end`;

const OF_OBLIGATION = 'f.jurisdiction_id = o.jurisdiction_id and f.agency_id = o.agency_id and f.target_id = o.target_id';

// Only a period that reaches into the target's life can have told anything of it.
const REPORTS = `
  reports r join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
  where r.jurisdiction_id = o.jurisdiction_id and r.agency_id = o.agency_id and p.cutoff_on >= v.starts_on`;

/** $1 jurisdiction, $2 and $3 the pairs, $4 today, $5 now. */
const FACTS = `
  select o.agency_id as "agencyId", o.target_id as "targetId",
    e.target_id is not null as exempt, e.valid_to as "exemptUntil",
    h.id as "figureId", h.numerator, h.denominator, h.uses, h.provenance, h.held_on as "heldOn", h.reached_on as "reachedOn",
    c.numerator as "certifiedNumerator", c.denominator as "certifiedDenominator", c.held_on as "certifiedOn",
    exists (select from figures f where ${OF_OBLIGATION} and ${MEETS}) as "onceMet",
    o.baseline_numerator as "baselineNumerator", o.baseline_denominator as "baselineDenominator",
    (select r.first_sent_at is not null from ${REPORTS} and (r.due_at <= $5 or r.first_sent_at is not null) order by r.due_at desc, p.cutoff_on desc limit 1) as "newestDueSent",
    (select min(r.due_at) from ${REPORTS} and r.due_at > $5 and r.first_sent_at is null) as "nextReportDueAt",
    o.status as "storedStatus", o.self_declared as "storedSelfDeclared", o.regressed as "storedRegressed", o.figure_id as "storedFigureId",
    o.certified_numerator as "storedCertifiedNumerator", o.certified_denominator as "storedCertifiedDenominator",
    o.certified_on as "storedCertifiedOn", o.once_met as "storedOnceMet", o.next_change_at as "storedNextChangeAt"
  from unnest($2::uuid[], $3::uuid[]) as pair (agency_id, target_id)
  join obligations o on o.jurisdiction_id = $1 and o.agency_id = pair.agency_id and o.target_id = pair.target_id
  join target_versions v on v.jurisdiction_id = o.jurisdiction_id and v.target_id = o.target_id
    and v.valid_from <= $4 and (v.valid_to is null or v.valid_to > $4)
  left join exemptions e on e.jurisdiction_id = o.jurisdiction_id and e.target_id = o.target_id and e.agency_id = o.agency_id
    and e.valid_from <= $4 and (e.valid_to is null or e.valid_to > $4)
  left join lateral (
    select * from figures f where ${OF_OBLIGATION}
    order by f.held_on desc, array_position(array['certified', 'declared', 'computed'], f.provenance), f.seq desc
    limit 1
  ) h on true
  left join lateral (
    select * from figures f where ${OF_OBLIGATION} and f.provenance = 'certified'
    order by f.held_on desc, f.seq desc
    limit 1
  ) c on true`;

/** The facts of these obligations, in one statement however many they are. */
export function obligationFacts(ctx: Context, pairs: readonly Pair[]): Promise<FactsRow[]> {
  return ctx.tx.prepared<FactsRow>('obligations.facts', FACTS, [
    ctx.jurisdictionId,
    pairs.map(({ agencyId }) => agencyId),
    pairs.map(({ targetId }) => targetId),
    ctx.today,
    sqlInstant(ctx.now),
  ]);
}

/** A row as the domain judges it. */
export function factsOf(row: FactsRow, { rule }: TargetInForce): ObligationFacts {
  return {
    target: rule,
    exemptUntil: row.exempt ? row.exemptUntil : undefined,
    figure: figureOf(row),
    onceMet: row.onceMet,
    baseline: fraction(row.baselineNumerator, row.baselineDenominator),
    newestDue: row.newestDueSent === null ? null : { sent: row.newestDueSent },
    nextReportDueAt: row.nextReportDueAt,
  };
}

function figureOf({ numerator, denominator, uses, provenance, heldOn, reachedOn }: FactsRow): JudgedFigure | null {
  if (numerator === null || denominator === null || provenance === null || heldOn === null) return null;
  return { numerator, denominator, uses, provenance, heldOn, reachedOn };
}

function fraction(numerator: number | null, denominator: number | null): Fraction | null {
  return numerator === null || denominator === null ? null : { numerator, denominator };
}
