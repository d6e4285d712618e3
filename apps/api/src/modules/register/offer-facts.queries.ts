import type { PlainDate } from '@tiendo/domain/calendar';
import type { OfferFacts } from '@tiendo/domain/targets';
import type { Tx } from '../../platform/database/tx.js';

export interface AsOf {
  readonly on: PlainDate;
  /** Whose usage to count; null counts none. */
  readonly periodId: string | null;
}

/**
 * An offer is at level 4 from its day on and at 3 before it; payment and receipt likewise by theirs, or all along where no day is known.
 * Its procedure must be announced and not abolished on the day, the offer not withdrawn. When it was typed in does not matter;
 * of an offer that was withdrawn and taken again the older one counts for the days before, and neither for those between.
 */
const AS_OF = `
  select distinct on (o.agency_id, p.code) o.agency_id as "agencyId", o.id as "offerId", p.code, p.name, p.eligible, p.fee_bearing as "feeBearing",
    case when o.level4_on > $3 then 3 else o.level end as level,
    case when o.level4_on <= $3 then o.level4_on end as "level4On",
    o.payment_on and coalesce(o.payment_since <= $3, true) as "paymentOn",
    case when o.payment_since <= $3 then o.payment_since end as "paymentSince",
    o.receipt_on and coalesce(o.receipt_since <= $3, true) as "receiptOn",
    case when o.receipt_since <= $3 then o.receipt_since end as "receiptSince",
    coalesce(u.dossiers_online, 0) as "dossiersOnline",
    coalesce(u.dossiers_counter::bigint + u.dossiers_post, 0) as "dossiersOther",
    coalesce(u.paid_online, 0) as "paidOnline", coalesce(u.receipts_issued, 0) as "receiptsIssued"
  from service_offers o
  join procedures p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.procedure_id
    and p.announced_on <= $3 and (p.abolished_on is null or p.abolished_on > $3)
  left join offer_usage u on u.jurisdiction_id = o.jurisdiction_id and u.offer_id = o.id and u.period_id = $4
  where o.jurisdiction_id = $1 and o.agency_id = any($2::uuid[]) and (o.withdrawn_on is null or o.withdrawn_on > $3)
    and (o.taken_on <= $3 or not exists (
      select from service_offers w
      where w.jurisdiction_id = o.jurisdiction_id and w.agency_id = o.agency_id and w.procedure_id = o.procedure_id and w.withdrawn_on <= $3))
  order by o.agency_id, p.code, o.taken_on, o.id`;

/** What the registers of these agencies say of a day: the offers of each, by code; an agency without any has an empty list. */
export async function offerFacts(tx: Tx, jurisdictionId: number, agencyIds: readonly string[], { on, periodId }: AsOf): Promise<Map<string, OfferFacts[]>> {
  const facts = new Map<string, OfferFacts[]>(agencyIds.map((agencyId) => [agencyId, []]));
  const rows = await tx.prepared<OfferFacts & { agencyId: string }>('register.facts', AS_OF, [jurisdictionId, agencyIds, on, periodId]);
  for (const { agencyId, ...offer } of rows) facts.get(agencyId)?.push(offer);
  return facts;
}
