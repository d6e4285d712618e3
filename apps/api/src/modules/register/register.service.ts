import type { OfferEdit, OfferView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { unseen } from '../../platform/auth/unseen.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode, subjectOf } from '../agencies/public.js';
import { editOffer, withdrawOffer, type Withdrawal } from './edit-offers.service.js';
import { patchOf } from './offer-input.js';
import { changesOfOffer, offersById, type OfferChangeRow, type OfferRow } from './offers.queries.js';
import { offersView } from './register.queries.js';
import { takeOffers, type OfferTaking } from './take-offers.service.js';

/** Takes procedures and shows the new offers. */
export async function take(ctx: ActorContext, agencyCode: string, { procedureIds, level }: { procedureIds: readonly string[]; level: number }): Promise<OfferView[]> {
  const agency = await agencyByCode(ctx.tx, ctx.jurisdictionId, agencyCode, ctx.today);
  if (agency === null) throw new Refused('not_found');
  const ids = await takeOffers(ctx, agency.id, procedureIds.map((procedureId) => ({ procedureId, level: level as OfferTaking['level'] })));
  return offersView(ctx, agency.id, ids);
}

/** Edits an offer and shows it. */
export async function edit(ctx: ActorContext, offerId: string, body: OfferEdit): Promise<OfferView> {
  await editOffer(ctx, offerId, { version: body.version, patch: patchOf(body) });
  return shown(ctx, offerId);
}

/** Withdraws an offer or puts it back, and shows it. */
export async function withdraw(ctx: ActorContext, offerId: string, body: Withdrawal): Promise<OfferView> {
  await withdrawOffer(ctx, offerId, body);
  return shown(ctx, offerId);
}

/** What changed in an offer. @throws Refused `not_found`, `other_agency` */
export async function history(ctx: ActorContext, offerId: string): Promise<OfferChangeRow[]> {
  const { agencyId } = await offer(ctx, offerId);
  permit(ctx, 'register.read', await subjectOf(ctx.tx, ctx.jurisdictionId, agencyId, ctx.today));
  return changesOfOffer(ctx.tx, ctx.jurisdictionId, offerId);
}

async function shown(ctx: ActorContext, offerId: string): Promise<OfferView> {
  const [view] = await offersView(ctx, (await offer(ctx, offerId)).agencyId, [offerId]);
  if (view === undefined) throw new Refused('not_found');
  return view;
}

async function offer(ctx: ActorContext, offerId: string): Promise<OfferRow> {
  const [row] = await offersById(ctx.tx, ctx.jurisdictionId, [offerId], null, 'read');
  if (row === undefined) throw await unseen(ctx, 'register.read', 'offer', offerId);
  return row;
}
