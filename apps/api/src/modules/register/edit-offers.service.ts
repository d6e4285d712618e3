import type { Role } from '@tiendo/domain/access';
import { offerBreaches, patchOffer, type OfferPatch, type OfferState } from '@tiendo/domain/register';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { unseen } from '../../platform/auth/unseen.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById } from '../agencies/public.js';
import { currentPeriod } from '../periods/public.js';
import { changedFacts, recordChanges, snakeValues, VALUE_COLUMNS, writeUsage, type OfferChangeFact } from './offer-writing.js';
import { offersById, type OfferRow } from './offers.queries.js';
import { registerMoved } from './register-moved.service.js';
import { openUsagePeriod } from './usage-period.js';
import { otherDay, wrongOffer } from './wrong-offer.js';

/** A change of one offer, with the version of it that whoever asks has seen. */
export interface OfferEditing {
  readonly offerId: string;
  readonly version: number;
  readonly patch: OfferPatch;
}

interface Edited {
  readonly offer: OfferRow;
  readonly after: OfferState;
  readonly facts: readonly OfferChangeFact[];
}

/** Changes one service of the own register; see `editOffers`. */
export function editOffer(ctx: ActorContext, offerId: string, edit: Omit<OfferEditing, 'offerId'>): Promise<void> {
  return editOffers(ctx, [{ offerId, ...edit }]);
}

/**
 * Changes services of the own register, all or none: values, and usage of the current period. What does not change leaves no trace.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`, `stale_version` with the offer as it stands, `conflict` for one that is withdrawn,
 *   `invalid_input` where a service cannot be so, `locked` for usage of a locked period
 */
export async function editOffers(ctx: ActorContext, edits: readonly OfferEditing[], source: 'page' | 'import' = 'page'): Promise<void> {
  if (edits.length === 0) return;
  const period = await currentPeriod(ctx.tx, ctx.jurisdictionId, ctx.now);
  const { offers, role } = await lockedOffers(ctx, edits, period?.id ?? null);
  const edited = edits.flatMap((edit) => editedOffer(ctx, edit, offers, period?.code ?? null));
  if (edited.length === 0) return;

  const used = edited.filter(({ offer, after }) => Object.entries(after.usage).some(([key, count]) => offer.state.usage[key as keyof OfferState['usage']] !== count));
  if (used.length > 0) await writeUsage(ctx, (await openUsagePeriod(ctx)).id, used.map(({ offer, after }) => ({ offerId: offer.id, agencyId: offer.agencyId, usage: after.usage })));
  await updateOffers(ctx, edited);
  await recordChanges(ctx, source, edited.flatMap(({ offer, facts }) => facts.map((fact) => ({ ...fact, offerId: offer.id, agencyId: offer.agencyId }))));
  await Promise.all(edited.map((edit) => auditEdit(ctx, role, edit)));
  await registerMoved(ctx, [...new Set(edited.map(({ offer }) => offer.agencyId))]);
}

function auditEdit(ctx: ActorContext, role: Role, { offer, facts }: Edited): Promise<void> {
  const [before, after] = [facts.map((fact) => fact.before), facts.map((fact) => fact.after)].map((parts) => Object.assign({}, ...parts) as object);
  return audit(ctx, { action: 'register.edit', subjectKind: 'offer', subjectId: offer.id, agencyId: offer.agencyId, role, before, after });
}

export interface Withdrawal {
  readonly version: number;
  /** False puts it back. */
  readonly withdrawn: boolean;
  readonly reason: string;
}

/**
 * Takes a service out of the register from today on, or puts back what was taken out today; days before today stay as they are. What was
 * taken out earlier is taken anew from the announced list: put back, it would seem never to have been out.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`, `stale_version`, `conflict` where it stands so already, was taken out on an
 *   earlier day, or its procedure was taken again
 */
export async function withdrawOffer(ctx: ActorContext, offerId: string, { version, withdrawn, reason }: Withdrawal): Promise<void> {
  const { offers, role } = await lockedOffers(ctx, [{ offerId, version }], null);
  const offer = offers.get(offerId);
  if (offer === undefined) throw new Refused('not_found');
  if ((offer.withdrawnOn !== null) === withdrawn) throw new Refused('conflict');
  if (offer.withdrawnOn !== null && offer.withdrawnOn !== ctx.today) throw otherDay(ctx, 'put_back_another_day');
  const withdrawnOn = withdrawn ? ctx.today : null;
  // Putting back what was taken anew meanwhile breaks the key of the live offers, which is a conflict too.
  await ctx.tx.execute('update service_offers set withdrawn_on = $3, version = version + 1 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, offerId, withdrawnOn]);
  const { agencyId } = offer;
  const before = { withdrawnOn: offer.withdrawnOn };
  const after = { withdrawnOn, ...(reason.trim() === '' ? {} : { reason: reason.normalize('NFC').trim() }) };
  await recordChanges(ctx, 'withdraw', [{ offerId, agencyId, heldOn: ctx.today, before, after }]);
  await audit(ctx, { action: withdrawn ? 'register.withdraw' : 'register.put_back', subjectKind: 'offer', subjectId: offerId, agencyId, role, before, after });
  await registerMoved(ctx, [agencyId]);
}

interface Locked {
  readonly offers: ReadonlyMap<string, OfferRow>;
  /** In which the actor may change them. */
  readonly role: Role;
}

/** The offers to be changed, locked; whoever asks may change each of them and has seen each as it stands. */
async function lockedOffers(ctx: ActorContext, edits: readonly Pick<OfferEditing, 'offerId' | 'version'>[], periodId: string | null): Promise<Locked> {
  const { tx, jurisdictionId, today } = ctx;
  const rows = await offersById(tx, jurisdictionId, edits.map(({ offerId }) => offerId), periodId, 'locked');
  const offers = new Map(rows.map((row) => [row.id, row]));
  const agencies = new Map((await agenciesById(tx, jurisdictionId, [...new Set(rows.map(({ agencyId }) => agencyId))], today)).map((agency) => [agency.id, agency]));
  let role: Role = 'reporting_officer';
  for (const { offerId, version } of edits) {
    const offer = offers.get(offerId);
    if (offer === undefined) throw await unseen(ctx, 'register.edit', 'offer', offerId);
    ({ role } = permit(ctx, 'register.edit', { agencyId: offer.agencyId, parentAgencyId: agencies.get(offer.agencyId)?.parentAgencyId ?? null }));
    if (offer.version !== version) throw new Refused('stale_version', { current: standing(offer) });
  }
  return { offers, role };
}

function standing({ state, ...offer }: OfferRow): Record<string, unknown> {
  return { ...offer, ...state.values, usage: state.usage };
}

function editedOffer(ctx: ActorContext, { offerId, patch }: OfferEditing, offers: ReadonlyMap<string, OfferRow>, periodCode: string | null): Edited[] {
  const offer = offers.get(offerId);
  if (offer === undefined) throw new Refused('not_found');
  if (offer.withdrawnOn !== null) throw new Refused('conflict', { detail: 'the offer is withdrawn' });
  const after = patchOffer(offer.state, patch, ctx.today);
  const breaches = offerBreaches(after, offer.state, { today: ctx.today, feeBearing: offer.feeBearing });
  if (breaches.length > 0) throw wrongOffer(ctx, breaches);
  const facts = changedFacts(offer.state, after, periodCode, ctx.today);
  return facts.length === 0 ? [] : [{ offer, after, facts }];
}

function updateOffers(ctx: ActorContext, edited: readonly Edited[]): Promise<number> {
  const rows = edited.map(({ offer, after }) => ({ id: offer.id, ...snakeValues(after.values) }));
  return ctx.tx.execute(
    `update service_offers o set
       level = n.level, level4_on = n.level4_on, registered_level = n.registered_level, promised_on = n.promised_on,
       payment_on = n.payment_on, payment_since = n.payment_since, receipt_on = n.receipt_on, receipt_since = n.receipt_since,
       barrier = n.barrier, version = o.version + 1
     from jsonb_to_recordset($2::jsonb) as n (id uuid, ${VALUE_COLUMNS})
     where o.jurisdiction_id = $1 and o.id = n.id`,
    [ctx.jurisdictionId, JSON.stringify(rows)],
  );
}
