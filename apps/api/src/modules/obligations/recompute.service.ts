import type { Instant } from '@tiendo/domain/calendar';
import { obligationVerdict, type ObligationVerdict } from '@tiendo/domain/obligations';
import type { Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { targetsInForce, type TargetInForce } from '../targets/public.js';
import { factsOf, obligationFacts, type FactsRow, type Pair } from './obligation-facts.queries.js';

/** Agencies, or obligations, that are judged at a time: what stays in memory, whatever the size of the place. */
const AGENCIES_AT_A_TIME = 250;
const OBLIGATIONS_AT_A_TIME = 5_000;

export interface WhichObligations {
  /** All where it is not given. */
  readonly agencyIds?: readonly string[];
  readonly targetIds?: readonly string[];
}

/**
 * Derives the obligations anew from figures, reports and exemptions as they stand in this transaction, and stores what changed.
 * The rows are locked before anything is read, so that of two who move one agency the second sees what the first did.
 * @returns how many rows changed
 */
export async function recomputeObligations(ctx: Context, which: WhichObligations = {}): Promise<number> {
  const agencyIds = which.agencyIds ?? (await boundAgencies(ctx));
  const targets = await targetsToday(ctx);
  let changed = 0;
  for (let from = 0; from < agencyIds.length; from += AGENCIES_AT_A_TIME) {
    const pairs = await lockObligations(ctx, agencyIds.slice(from, from + AGENCIES_AT_A_TIME), which.targetIds);
    changed += await recomputePairs(ctx, pairs, targets);
  }
  return changed;
}

export interface LockedObligation extends Pair {
  /** Whether it is known where the line to the threshold begins. */
  readonly hasBaseline: boolean;
}

/** Locks the obligations of these agencies, in one order for all, and says which they are. */
export function lockObligations(ctx: Context, agencyIds: readonly string[], targetIds?: readonly string[]): Promise<LockedObligation[]> {
  return ctx.tx.query<LockedObligation>(
    `select agency_id as "agencyId", target_id as "targetId", baseline_denominator is not null as "hasBaseline" from obligations
     where jurisdiction_id = $1 and agency_id = any($2::uuid[]) and ($3::uuid[] is null or target_id = any($3::uuid[]))
       and (bound_to is null or bound_to > $4)
     order by agency_id, target_id
     for update`,
    [ctx.jurisdictionId, agencyIds, targetIds ?? null, ctx.today],
  );
}

/**
 * Derives what time alone has changed, one batch of it; other processes take other batches.
 * @param waits whether to wait for rows that somebody else holds, instead of leaving them to that transaction
 * @returns how many obligations were looked at; 0 when nothing is due any more
 */
export async function statusTick(ctx: Context, { limit = OBLIGATIONS_AT_A_TIME, waits = false }: { limit?: number; waits?: boolean } = {}): Promise<number> {
  const pairs = await ctx.tx.query<Pair>(
    `select agency_id as "agencyId", target_id as "targetId" from obligations
     where jurisdiction_id = $1 and next_change_at <= $2
     order by next_change_at, agency_id, target_id
     limit $3
     for update ${waits ? '' : 'skip locked'}`,
    [ctx.jurisdictionId, sqlInstant(ctx.now), limit],
  );
  if (pairs.length === 0) return 0;
  await recomputePairs(ctx, pairs, await targetsToday(ctx));
  await letRest(ctx, pairs);
  return pairs.length;
}

/** What no target in force judges any more has nothing to wait for. */
async function letRest(ctx: Context, pairs: readonly Pair[]): Promise<void> {
  await ctx.tx.execute(
    `update obligations o set next_change_at = null
     from unnest($3::uuid[], $4::uuid[]) as pair (agency_id, target_id)
     where o.jurisdiction_id = $1 and o.agency_id = pair.agency_id and o.target_id = pair.target_id and o.next_change_at <= $2`,
    [ctx.jurisdictionId, sqlInstant(ctx.now), pairs.map(({ agencyId }) => agencyId), pairs.map(({ targetId }) => targetId)],
  );
}

async function recomputePairs(ctx: Context, pairs: readonly Pair[], targets: ReadonlyMap<string, TargetInForce>): Promise<number> {
  let changed = 0;
  for (let from = 0; from < pairs.length; from += OBLIGATIONS_AT_A_TIME) {
    const rows = await obligationFacts(ctx, pairs.slice(from, from + OBLIGATIONS_AT_A_TIME));
    const moved = rows.flatMap((row) => {
      const target = targets.get(row.targetId);
      if (target === undefined) return [];
      const judged = { row, verdict: obligationVerdict(factsOf(row, target), ctx.now) };
      return isStored(judged) ? [] : [judged];
    });
    await store(ctx, moved);
    changed += moved.length;
  }
  return changed;
}

interface Judged {
  readonly row: FactsRow;
  readonly verdict: ObligationVerdict;
}

function isStored({ row, verdict }: Judged): boolean {
  return (
    row.storedStatus === verdict.status &&
    row.storedSelfDeclared === verdict.selfDeclared &&
    row.storedRegressed === verdict.regressed &&
    row.storedNextChangeAt === verdict.nextChangeAt &&
    row.storedFigureId === row.figureId &&
    row.storedCertifiedNumerator === row.certifiedNumerator &&
    row.storedCertifiedDenominator === row.certifiedDenominator &&
    row.storedCertifiedOn === row.certifiedOn &&
    row.storedOnceMet === row.onceMet
  );
}

async function store(ctx: Context, judged: readonly Judged[]): Promise<void> {
  if (judged.length === 0) return;
  const of = <T>(value: (row: FactsRow) => T): T[] => judged.map(({ row }) => value(row));
  const verdicts = <T>(value: (verdict: ObligationVerdict) => T): T[] => judged.map(({ verdict }) => value(verdict));
  await ctx.tx.prepared(
    'obligations.store',
    `update obligations o set
       status = n.status, self_declared = n.self_declared, regressed = n.regressed, figure_id = n.figure_id,
       numerator = n.numerator, denominator = n.denominator, uses = n.uses, provenance = n.provenance, held_on = n.held_on,
       certified_numerator = n.certified_numerator, certified_denominator = n.certified_denominator, certified_on = n.certified_on,
       once_met = n.once_met, next_change_at = n.next_change_at, computed_at = $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::boolean[], $7::boolean[], $8::uuid[], $9::bigint[], $10::bigint[], $11::bigint[],
       $12::text[], $13::date[], $14::bigint[], $15::bigint[], $16::date[], $17::boolean[], $18::timestamptz[])
       as n (agency_id, target_id, status, self_declared, regressed, figure_id, numerator, denominator, uses, provenance, held_on,
         certified_numerator, certified_denominator, certified_on, once_met, next_change_at)
     where o.jurisdiction_id = $1 and o.agency_id = n.agency_id and o.target_id = n.target_id`,
    [
      ctx.jurisdictionId,
      sqlInstant(ctx.now),
      of(({ agencyId }) => agencyId),
      of(({ targetId }) => targetId),
      verdicts(({ status }) => status),
      verdicts(({ selfDeclared }) => selfDeclared),
      verdicts(({ regressed }) => regressed),
      of(({ figureId }) => figureId),
      of(({ numerator }) => numerator),
      of(({ denominator }) => denominator),
      of(({ uses }) => uses),
      of(({ provenance }) => provenance),
      of(({ heldOn }) => heldOn),
      of(({ certifiedNumerator }) => certifiedNumerator),
      of(({ certifiedDenominator }) => certifiedDenominator),
      of(({ certifiedOn }) => certifiedOn),
      of(({ onceMet }) => onceMet),
      verdicts(({ nextChangeAt }: { nextChangeAt: Instant | null }) => sqlInstant(nextChangeAt)),
    ],
  );
}

async function targetsToday(ctx: Context): Promise<ReadonlyMap<string, TargetInForce>> {
  return new Map((await targetsInForce(ctx.tx, ctx.jurisdictionId, ctx.today)).map((target) => [target.id, target]));
}

async function boundAgencies(ctx: Context): Promise<string[]> {
  const rows = await ctx.tx.query<{ id: string }>('select distinct agency_id as id from obligations where jurisdiction_id = $1 order by agency_id', [ctx.jurisdictionId]);
  return rows.map(({ id }) => id);
}
