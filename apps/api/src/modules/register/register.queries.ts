import { decide } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import { missingOfToday, RATIO_DEFINITIONS, type RatioDefinition } from '@tiendo/domain/figures';
import { gapOf } from '@tiendo/domain/obligations';
import { adoptionOf, ratioOf, type AdoptedFunction, type OfferFacts } from '@tiendo/domain/targets';
import type { OfferView, RegisterLedger, RegisterView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf, permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode, presentAgency, type AgencyRow } from '../agencies/public.js';
import { currentPeriod, periodByCode, presentPeriod, type PeriodRow } from '../periods/public.js';
import { levelTarget, targetsInForce, type TargetInForce } from '../targets/public.js';
import { offerFacts } from './offer-facts.queries.js';
import { offersOfAgency } from './offers.queries.js';
import { countNotTaken } from './procedures.queries.js';
import { presentOffer, sidesOf } from './register.presenter.js';

/** What a ratio is "of" where no target says. */
const USUAL_DEFINITION: RatioDefinition = 'online_services';

/** An agency whose register the actor may read. @throws Refused `not_found`, `other_agency`, `wrong_role` */
export async function readableAgency(ctx: ActorContext, code: string): Promise<AgencyRow> {
  const agency = await agencyByCode(ctx.tx, ctx.jurisdictionId, code, ctx.today);
  if (agency === null) throw new Refused('not_found');
  permit(ctx, 'register.read', { agencyId: agency.id, parentAgencyId: agency.parentAgencyId });
  return agency;
}

/** The period of that code, or the one people work on. @throws Refused `not_found` */
export async function shownPeriod(ctx: ActorContext, code: string | undefined): Promise<PeriodRow> {
  const { tx, jurisdictionId, now } = ctx;
  const period = code === undefined ? await currentPeriod(tx, jurisdictionId, now) : await periodByCode(tx, jurisdictionId, code);
  if (period === null) throw new Refused('not_found');
  return period;
}

/** The register of an agency as it stands on a day, with the ledger behind its percentage. */
export async function registerView(ctx: ActorContext, agencyCode: string, query: { period?: string | undefined; asOf?: PlainDate | undefined }): Promise<RegisterView> {
  const agency = await readableAgency(ctx, agencyCode);
  const period = await shownPeriod(ctx, query.period);
  const asOf = query.asOf ?? ctx.today;
  const { tx, jurisdictionId } = ctx;
  const [shown, announcedNotTaken] = await Promise.all([shownRegister(ctx, agency, period.id, asOf), countNotTaken(tx, jurisdictionId, agency, ctx.today)]);
  return {
    agency: presentAgency(agency),
    period: presentPeriod(period),
    asOf,
    offers: shown.offers,
    ledger: shown.target === null ? null : ledgerOf(shown.target, shown.facts),
    payment: adoptionCounts('payment', shown.facts),
    receipt: adoptionCounts('receipt', shown.facts),
    announcedNotTaken,
    can: { edit: abilityOf(decide(ctx.actor, 'register.edit', { agencyId: agency.id, parentAgencyId: agency.parentAgencyId })) },
  };
}

interface ShownRegister {
  readonly target: TargetInForce | null;
  readonly facts: readonly OfferFacts[];
  readonly offers: OfferView[];
}

/** The offers of an agency as they stand on a day, each with its side of the line; what was withdrawn stands at the end. */
async function shownRegister(ctx: ActorContext, agency: Pick<AgencyRow, 'id'>, periodId: string | null, asOf: PlainDate): Promise<ShownRegister> {
  const { tx, jurisdictionId, today } = ctx;
  const [rows, factsByAgency, targets] = await Promise.all([
    offersOfAgency(tx, jurisdictionId, agency.id, periodId),
    offerFacts(tx, jurisdictionId, [agency.id], { on: asOf, periodId }),
    targetsInForce(tx, jurisdictionId, today),
  ]);
  const facts = factsByAgency.get(agency.id) ?? [];
  const target = levelTarget(targets, today);
  const definition = target?.definition ?? USUAL_DEFINITION;
  const sides = sidesOf(definition, facts);
  const offers = rows.map((row) => presentOffer(row, facts.find(({ offerId }) => offerId === row.id) ?? null, sides.get(row.id) ?? 'left_out'));
  return { target, facts, offers: [...offers.filter(({ withdrawnOn }) => withdrawnOn === null), ...offers.filter(({ withdrawnOn }) => withdrawnOn !== null)] };
}

/** Offers as answers show them, in the order of their ids; after a command of whoever keeps the register. */
export async function offersView(ctx: ActorContext, agencyId: string, offerIds: readonly string[]): Promise<OfferView[]> {
  const period = await currentPeriod(ctx.tx, ctx.jurisdictionId, ctx.now);
  const { offers } = await shownRegister(ctx, { id: agencyId }, period?.id ?? null, ctx.today);
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  return offerIds.flatMap((id) => byId.get(id) ?? []);
}

function ledgerOf(target: TargetInForce, facts: readonly OfferFacts[]): RegisterLedger {
  const definition = target.definition ?? USUAL_DEFINITION;
  const { fraction } = ratioOf(definition, facts);
  return {
    definition,
    fraction,
    threshold: target.threshold,
    needed: missingOfToday({ numerator: 0, denominator: fraction.denominator }, target.threshold),
    ...gapOf(fraction, target.threshold),
    dueOn: target.dueOn,
    assumed: target.assumed,
    others: RATIO_DEFINITIONS.map((each) => ({ definition: each, fraction: ratioOf(each, facts).fraction })),
  };
}

function adoptionCounts(which: AdoptedFunction, facts: readonly OfferFacts[]): RegisterView['payment'] {
  const { fraction, uses } = adoptionOf(which, facts);
  return { on: fraction.numerator, of: fraction.denominator, uses };
}
