import type { PlainDate } from '@tiendo/domain/calendar';
import type { OfferState, OfferUsage, OfferValues } from '@tiendo/domain/register';
import type { Tx } from '../../platform/database/tx.js';

/** One line of a register as it is stored, with what was announced of its procedure and what arose in a period. */
export interface OfferRow {
  readonly id: string;
  readonly procedureId: string;
  readonly agencyId: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly feeBearing: boolean;
  readonly eligible: boolean;
  readonly illustrative: boolean;
  readonly withdrawnOn: PlainDate | null;
  readonly version: number;
  readonly state: OfferState;
}

type Flat = Omit<OfferRow, 'state'> & OfferValues & OfferUsage;

const COLUMNS = `
  o.id, o.procedure_id as "procedureId", o.agency_id as "agencyId", p.code, p.name, p.field, p.fee_bearing as "feeBearing", p.eligible, p.illustrative,
  o.withdrawn_on as "withdrawnOn", o.version,
  o.level, o.level4_on as "level4On", o.registered_level as "registeredLevel", o.promised_on as "promisedOn",
  o.payment_on as "paymentOn", o.payment_since as "paymentSince", o.receipt_on as "receiptOn", o.receipt_since as "receiptSince", o.barrier,
  coalesce(u.dossiers_online, 0) as "dossiersOnline", coalesce(u.dossiers_counter, 0) as "dossiersCounter", coalesce(u.dossiers_post, 0) as "dossiersPost",
  coalesce(u.paid_online, 0) as "paidOnline", coalesce(u.receipts_issued, 0) as "receiptsIssued"`;

/** `$1` jurisdiction, `$2` the period whose usage is read. */
const OFFERS = `
  service_offers o
  join procedures p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.procedure_id
  left join offer_usage u on u.jurisdiction_id = o.jurisdiction_id and u.offer_id = o.id and u.period_id = $2`;

/** The register of an agency, by code, with what it has withdrawn; of offers of one procedure the live or else the newest. */
export async function offersOfAgency(tx: Tx, jurisdictionId: number, agencyId: string, periodId: string | null): Promise<OfferRow[]> {
  const rows = await tx.query<Flat>(
    `select distinct on (p.code) ${COLUMNS} from ${OFFERS}
     where o.jurisdiction_id = $1 and o.agency_id = $3
     order by p.code, o.withdrawn_on desc nulls first, o.id desc`,
    [jurisdictionId, periodId, agencyId],
  );
  return rows.map(rowOf);
}

/** These offers; locked against everybody else, in one order for all, where they are going to be changed. */
export async function offersById(tx: Tx, jurisdictionId: number, offerIds: readonly string[], periodId: string | null, lock: 'locked' | 'read'): Promise<OfferRow[]> {
  const rows = await tx.query<Flat>(
    `select ${COLUMNS} from ${OFFERS}
     where o.jurisdiction_id = $1 and o.id = any($3::uuid[])
     order by o.id
     ${lock === 'locked' ? 'for update of o' : ''}`,
    [jurisdictionId, periodId, offerIds],
  );
  return rows.map(rowOf);
}

export interface OfferChangeRow {
  readonly recordedAt: number;
  readonly heldOn: PlainDate;
  readonly by: string | null;
  readonly source: 'page' | 'import' | 'take' | 'withdraw';
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown>;
}

/** Newest first. */
export function changesOfOffer(tx: Tx, jurisdictionId: number, offerId: string): Promise<OfferChangeRow[]> {
  return tx.query<OfferChangeRow>(
    `select c.recorded_at as "recordedAt", c.held_on as "heldOn", p.name as by, c.source, c.before, c.after
     from offer_changes c
     left join people p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id
     where c.jurisdiction_id = $1 and c.offer_id = $2
     order by c.recorded_at desc, c.id desc
     limit 500`,
    [jurisdictionId, offerId],
  );
}

function rowOf(flat: Flat): OfferRow {
  const { level, level4On, registeredLevel, promisedOn, paymentOn, paymentSince, receiptOn, receiptSince, barrier, ...rest } = flat;
  const { dossiersOnline, dossiersCounter, dossiersPost, paidOnline, receiptsIssued, ...row } = rest;
  return {
    ...row,
    state: {
      values: { level, level4On, registeredLevel, promisedOn, paymentOn, paymentSince, receiptOn, receiptSince, barrier },
      usage: { dossiersOnline, dossiersCounter, dossiersPost, paidOnline, receiptsIssued },
    },
  };
}
