import type { PlainDate } from '@tiendo/domain/calendar';
import type { Fraction, Provenance } from '@tiendo/domain/figures';
import { v7 as newId } from 'uuid';
import { personOf, type Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';

export interface NewFigure extends Fraction {
  readonly targetId: string;
  readonly agencyId: string;
  /** The day for which it is true. */
  readonly heldOn: PlainDate;
  readonly provenance: Provenance;
  /** The denominator's definition of a ratio; the function of an adoption. */
  readonly definition: string;
  /** Adoption: payments made or receipts issued in the period; null for a ratio. */
  readonly uses: number | null;
  /** The day the threshold was reached, where the register knows it. */
  readonly reachedOn: PlainDate | null;
  /** Whose usage it counts, or which report declared it. */
  readonly periodId?: string | null;
  readonly revisionId?: string | null;
}

/** As many rows as one statement takes at a time. */
const BATCH = 5_000;

/**
 * Appends figures, recorded now by whoever acts; a correction is a new row. It moves no status: call `recomputeObligations` after it.
 * @returns the ids, in the order given
 */
export async function recordFigures(ctx: Context, rows: readonly NewFigure[]): Promise<string[]> {
  const ids = rows.map(() => newId());
  for (let from = 0; from < rows.length; from += BATCH) await append(ctx, rows.slice(from, from + BATCH), ids.slice(from, from + BATCH));
  return ids;
}

function append(ctx: Context, rows: readonly NewFigure[], ids: readonly string[]): Promise<number> {
  const column = <T>(value: (row: NewFigure) => T): T[] => rows.map(value);
  return ctx.tx.execute(
    `insert into figures (jurisdiction_id, id, target_id, agency_id, period_id, revision_id, held_on, recorded_at, provenance, definition,
       numerator, denominator, uses, reached_on, person_id)
     select $1, id, target_id, agency_id, period_id, revision_id, held_on, $2, provenance, definition, numerator, denominator, uses, reached_on, $3
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::date[], $10::text[], $11::text[], $12::bigint[], $13::bigint[],
       $14::bigint[], $15::date[])
       as given (id, target_id, agency_id, period_id, revision_id, held_on, provenance, definition, numerator, denominator, uses, reached_on)`,
    [
      ctx.jurisdictionId,
      sqlInstant(ctx.now),
      personOf(ctx.actor),
      ids,
      column(({ targetId }) => targetId),
      column(({ agencyId }) => agencyId),
      column(({ periodId }) => periodId ?? null),
      column(({ revisionId }) => revisionId ?? null),
      column(({ heldOn }) => heldOn),
      column(({ provenance }) => provenance),
      column(({ definition }) => definition),
      column(({ numerator }) => numerator),
      column(({ denominator }) => denominator),
      column(({ uses }) => uses),
      column(({ reachedOn }) => reachedOn),
    ],
  );
}
