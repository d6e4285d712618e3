import { instant } from '@tiendo/domain/calendar';
import type { RatioDefinition } from '@tiendo/domain/figures';
import { ratioOf, type OfferFacts } from '@tiendo/domain/targets';
import type { AnnouncedProcedure, OfferChangeView, OfferView } from '@tiendo/types';
import type { OfferChangeRow, OfferRow } from './offers.queries.js';
import type { ProcedureRow } from './procedures.queries.js';

/** On which side of the line each offer stands. */
export function sidesOf(definition: RatioDefinition, facts: readonly OfferFacts[]): ReadonlyMap<string, OfferView['counts']> {
  const { above, below, leftOut } = ratioOf(definition, facts).ledger;
  return new Map<string, OfferView['counts']>([
    ...above.map(({ offerId }) => [offerId, 'above'] as const),
    ...below.map(({ offerId }) => [offerId, 'below'] as const),
    ...leftOut.map(({ offer }) => [offer.offerId, 'left_out'] as const),
  ]);
}

/** An offer as answers show it; `facts` is what it was on the day that is looked at, null where it was not in the register then. */
export function presentOffer(row: OfferRow, facts: OfferFacts | null, counts: OfferView['counts']): OfferView {
  const { id, procedureId, code, name, field, feeBearing, eligible, illustrative, withdrawnOn, version } = row;
  const { values, usage } = row.state;
  const { level, level4On, paymentOn, paymentSince, receiptOn, receiptSince } = facts ?? values;
  const { registeredLevel, promisedOn, barrier } = values;
  return {
    id,
    procedureId,
    code,
    name,
    field,
    feeBearing,
    eligible,
    level,
    level4On,
    registeredLevel,
    promisedOn,
    paymentOn,
    paymentSince,
    receiptOn,
    receiptSince,
    barrier,
    usage: { ...usage },
    counts,
    illustrative,
    withdrawnOn,
    version,
  };
}

export function presentProcedure({ id, code, name, field, feeBearing, illustrative }: ProcedureRow): AnnouncedProcedure {
  return { id, code, name, field, feeBearing, illustrative };
}

export function presentChange({ recordedAt, heldOn, by, source, before, after }: OfferChangeRow): OfferChangeView {
  return { at: new Date(instant(recordedAt)).toISOString(), heldOn, by, source, fields: changedFields(before, after) };
}

/** The fields that differ, as texts; what did not exist before and is nothing now is not told. */
function changedFields(before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>>): OfferChangeView['fields'] {
  return Object.entries(after)
    .map(([field, to]) => ({ field, from: text(before?.[field]), to: text(to) }))
    .filter(({ from, to }) => from !== to);
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value as string | number | boolean);
}
