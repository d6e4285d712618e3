import { NEW_OFFER, NO_USAGE, offerBreaches, patchOffer, type OfferPatch, type OfferState } from '@tiendo/domain/register';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById } from '../agencies/public.js';
import { recordChanges, snakeValues, VALUE_COLUMNS, writeUsage } from './offer-writing.js';
import { announcedProcedures, type ProcedureRow } from './procedures.queries.js';
import { registerMoved } from './register-moved.service.js';
import { openUsagePeriod } from './usage-period.js';
import { wrongOffer } from './wrong-offer.js';

/** A procedure to take, with what the agency says of its service; level 2 and nothing more where it says nothing. */
export interface OfferTaking extends OfferPatch {
  readonly procedureId: string;
}

interface Taken {
  readonly id: string;
  readonly procedure: ProcedureRow;
  readonly state: OfferState;
}

/**
 * Takes announced procedures into the register of an agency, all or none.
 * @returns the ids of the new offers, in the order given
 * @throws Refused `wrong_role`, `other_agency`, `not_found` for a procedure that is not announced for the agency, `already_exists` for one in
 *   its register, `invalid_input` where a service cannot be so, `locked` for usage of a locked period
 */
export async function takeOffers(ctx: ActorContext, agencyId: string, takings: readonly OfferTaking[], source: 'take' | 'import' = 'take'): Promise<string[]> {
  if (takings.length === 0) return [];
  const { jurisdictionId, tx, today } = ctx;
  const [agency] = await agenciesById(tx, jurisdictionId, [agencyId], today);
  if (agency === undefined) throw new Refused('not_found');
  const { role } = permit(ctx, 'register.edit', { agencyId, parentAgencyId: agency.parentAgencyId });
  const announced = new Map((await announcedProcedures(tx, jurisdictionId, agency, today)).map((procedure) => [procedure.id, procedure]));
  const taken = takings.map((taking) => newOffer(ctx, taking, announced));
  if (new Set(taken.map(({ procedure }) => procedure.id)).size < taken.length) throw new Refused('already_exists');

  await insertOffers(ctx, agencyId, taken);
  const used = taken.filter(({ state: { usage } }) => Object.values(usage).some((count) => count > 0));
  const period = used.length === 0 ? null : await openUsagePeriod(ctx);
  if (period !== null) await writeUsage(ctx, period.id, used.map(({ id, state: { usage } }) => ({ offerId: id, agencyId, usage })));
  await recordChanges(
    ctx,
    source,
    taken.map(({ id, state }) => ({ offerId: id, agencyId, heldOn: today, before: null, after: { ...state.values, ...(period === null ? {} : { ...state.usage, period: period.code }) } })),
  );
  const after = taken.map(({ id, procedure, state }) => ({ offerId: id, code: procedure.code, ...state.values }));
  await audit(ctx, { action: 'register.take', subjectKind: 'register', subjectId: agencyId, agencyId, role, after });
  await registerMoved(ctx, [agencyId]);
  return taken.map(({ id }) => id);
}

function newOffer(ctx: ActorContext, { procedureId, ...patch }: OfferTaking, announced: ReadonlyMap<string, ProcedureRow>): Taken {
  const procedure = announced.get(procedureId);
  if (procedure === undefined) throw new Refused('not_found', { detail: `not announced: ${procedureId}` });
  if (procedure.taken) throw new Refused('already_exists', { detail: procedure.code });
  const state = patchOffer({ values: NEW_OFFER, usage: NO_USAGE }, patch, ctx.today);
  const breaches = offerBreaches(state, null, { today: ctx.today, feeBearing: procedure.feeBearing });
  if (breaches.length > 0) throw wrongOffer(ctx, breaches);
  return { id: newId(), procedure, state };
}

function insertOffers(ctx: ActorContext, agencyId: string, taken: readonly Taken[]): Promise<number> {
  const rows = taken.map(({ id, procedure, state }) => ({ id, procedure_id: procedure.id, ...snakeValues(state.values) }));
  return ctx.tx.execute(
    `insert into service_offers (jurisdiction_id, id, procedure_id, agency_id, level, level4_on, registered_level, promised_on,
       payment_on, payment_since, receipt_on, receipt_since, barrier, taken_on)
     select $1, id, procedure_id, $2, level, level4_on, registered_level, promised_on, payment_on, payment_since, receipt_on, receipt_since, barrier, $3
     from jsonb_to_recordset($4::jsonb) as given (id uuid, procedure_id uuid, ${VALUE_COLUMNS})`,
    [ctx.jurisdictionId, agencyId, ctx.today, JSON.stringify(rows)],
  );
}
