import type { PlainDate } from '@tiendo/domain/calendar';
import type { OfferState, OfferValues } from '@tiendo/domain/register';
import { v7 as newId } from 'uuid';
import { personOf, type Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';

export type ChangeSource = 'page' | 'import' | 'take' | 'withdraw';

/** One fact of an offer that changed, with the day from which it holds. */
export interface OfferChangeFact {
  readonly heldOn: PlainDate;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What belongs together and holds from one day on; the last group takes the rest and holds from today. */
const GROUPS: readonly { readonly keys: readonly (keyof OfferValues)[]; readonly heldOn: (values: OfferValues) => PlainDate | null }[] = [
  { keys: ['level', 'level4On'], heldOn: ({ level4On }) => level4On },
  { keys: ['paymentOn', 'paymentSince'], heldOn: ({ paymentSince }) => paymentSince },
  { keys: ['receiptOn', 'receiptSince'], heldOn: ({ receiptSince }) => receiptSince },
  { keys: ['registeredLevel', 'promisedOn', 'barrier'], heldOn: () => null },
];

/** What differs between two states of an offer, each fact with the day from which it holds; empty where nothing does. */
export function changedFacts(before: OfferState, after: OfferState, periodCode: string | null, today: PlainDate): OfferChangeFact[] {
  const facts = GROUPS.flatMap(({ keys, heldOn }) => {
    const changed = difference(before.values, after.values, keys);
    return changed === null ? [] : [{ heldOn: heldOn(after.values) ?? today, ...changed }];
  });
  const usage = difference(before.usage, after.usage, Object.keys(after.usage) as (keyof OfferState['usage'])[]);
  if (usage === null) return facts;
  return [...facts, { heldOn: today, before: { ...usage.before, period: periodCode }, after: { ...usage.after, period: periodCode } }];
}

function difference<T extends object>(before: T, after: T, keys: readonly (keyof T & string)[]): Pick<OfferChangeFact, 'before' | 'after'> | null {
  const changed = keys.filter((key) => before[key] !== after[key]);
  if (changed.length === 0) return null;
  const pick = (of: T): Record<string, unknown> => Object.fromEntries(changed.map((key) => [key, of[key]]));
  return { before: pick(before), after: pick(after) };
}

export interface OfferChangeOf extends OfferChangeFact {
  readonly offerId: string;
  readonly agencyId: string;
}

/** Writes down changes of offers. */
export async function recordChanges(ctx: Context, source: ChangeSource, changes: readonly OfferChangeOf[]): Promise<void> {
  const rows = changes.map(({ offerId, agencyId, heldOn, before, after }) => ({ id: newId(), offer_id: offerId, agency_id: agencyId, held_on: heldOn, before, after }));
  await ctx.tx.execute(
    `insert into offer_changes (jurisdiction_id, id, offer_id, agency_id, held_on, recorded_at, person_id, source, before, after)
     select $1, id, offer_id, agency_id, held_on, $2, $3, $4, nullif(before, 'null'::jsonb), after
     from jsonb_to_recordset($5::jsonb) as given (id uuid, offer_id uuid, agency_id uuid, held_on date, before jsonb, after jsonb)`,
    [ctx.jurisdictionId, sqlInstant(ctx.now), personOf(ctx.actor), source, JSON.stringify(rows)],
  );
}

export interface UsageOf {
  readonly offerId: string;
  readonly agencyId: string;
  readonly usage: OfferState['usage'];
}

/** Sets what arose of offers in a period; the database refuses a locked one. */
export async function writeUsage(ctx: Context, periodId: string, rows: readonly UsageOf[]): Promise<void> {
  const given = rows.map(({ offerId, agencyId, usage }) => ({ offer_id: offerId, agency_id: agencyId, ...snakeUsage(usage) }));
  await ctx.tx.execute(
    `insert into offer_usage (jurisdiction_id, offer_id, agency_id, period_id, dossiers_online, dossiers_counter, dossiers_post, paid_online, receipts_issued)
     select $1, offer_id, agency_id, $2, dossiers_online, dossiers_counter, dossiers_post, paid_online, receipts_issued
     from jsonb_to_recordset($3::jsonb)
       as given (offer_id uuid, agency_id uuid, dossiers_online integer, dossiers_counter integer, dossiers_post integer, paid_online integer, receipts_issued integer)
     on conflict (jurisdiction_id, offer_id, period_id) do update set
       dossiers_online = excluded.dossiers_online, dossiers_counter = excluded.dossiers_counter, dossiers_post = excluded.dossiers_post,
       paid_online = excluded.paid_online, receipts_issued = excluded.receipts_issued, version = offer_usage.version + 1`,
    [ctx.jurisdictionId, periodId, JSON.stringify(given)],
  );
}

function snakeUsage(usage: OfferState['usage']): Record<string, number> {
  return {
    dossiers_online: usage.dossiersOnline,
    dossiers_counter: usage.dossiersCounter,
    dossiers_post: usage.dossiersPost,
    paid_online: usage.paidOnline,
    receipts_issued: usage.receiptsIssued,
  };
}

/** The columns of an offer's values as a record for `jsonb_to_recordset`, and their types. */
export const VALUE_COLUMNS =
  'level smallint, level4_on date, registered_level smallint, promised_on date, payment_on boolean, payment_since date, receipt_on boolean, receipt_since date, barrier text';

export function snakeValues(values: OfferValues): Record<string, unknown> {
  return {
    level: values.level,
    level4_on: values.level4On,
    registered_level: values.registeredLevel,
    promised_on: values.promisedOn,
    payment_on: values.paymentOn,
    payment_since: values.paymentSince,
    receipt_on: values.receiptOn,
    receipt_since: values.receiptSince,
    barrier: values.barrier,
  };
}
