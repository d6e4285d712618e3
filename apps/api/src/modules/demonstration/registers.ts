import { plainDate, type PlainDate } from '@tiendo/domain/calendar';
import type { OfferPatch } from '@tiendo/domain/register';
import { addProcedures, editOffers, offersOfAgency, takeOffers, type OfferEditing } from '../register/public.js';
import { chanceOf } from './chance.js';
import type { Cast, CastAgency } from './city.js';
import { isBound } from './orders.js';
import { seedProcedures } from './seed-files.js';
import { planOf, type ServicePlan } from './service-plans.js';
import { changeBetween, takingOn, timelinesOf, usageOf, type ServiceTimeline } from './service-timeline.js';
import type { Stage } from './stage.js';

const ANNOUNCED_ON = plainDate('2018-01-02');
const PROMISED_FOR = plainDate('2019-10-31');

/** The register of one agency as the story moves it. */
export interface StoryRegister {
  readonly agency: CastAgency;
  readonly plan: ServicePlan;
  readonly services: readonly ServiceTimeline[];
  readonly offerOf: ReadonlyMap<string, string>;
}

/** Announces the procedures, and every agency takes its own into its register as they stand on that day. */
export async function openRegisters(stage: Stage, cast: Cast): Promise<StoryRegister[]> {
  const seeds = seedProcedures();
  const ids = await addProcedures(
    await stage.as(cast.administrator),
    seeds.map(({ forAgencyCode, ...seed }) => ({ ...seed, forAgencyId: forAgencyCode === undefined ? null : cast.agency(forAgencyCode).id, announcedOn: ANNOUNCED_ON, illustrative: true })),
  );
  const announced = seeds.map((seed, index) => ({ ...seed, id: ids[index] ?? '' }));

  const registers: StoryRegister[] = [];
  for (const agency of cast.agencies.filter(isBound)) {
    const procedures = announced.filter(({ forKind, forAgencyCode }) => forKind === agency.group && (forAgencyCode === undefined || forAgencyCode === agency.code));
    const plan = planOf(agency, chanceOf(`use in ${agency.code}`).between(12, 64));
    const services = taken(timelinesOf(agency.code, plan, procedures));
    const ctx = await stage.as(agency.officer);
    const offerIds = await takeOffers(ctx, agency.id, services.map((service) => ({ procedureId: service.procedureId, ...takingOn(service, ctx.today) })));
    registers.push({ agency, plan, services, offerOf: new Map(services.map(({ procedureId }, index) => [procedureId, offerIds[index] ?? ''])) });
  }
  return registers;
}

/** One service that is not online waits in the announced list, where there are several, so that its officer finds something to take. */
function taken(services: readonly ServiceTimeline[]): ServiceTimeline[] {
  const offline = services.filter(({ online }) => !online);
  const waiting = offline.length > 1 ? offline.at(-1) : undefined;
  return services.filter((service) => service !== waiting);
}

export interface Typing {
  /** The day up to which everything was typed in before. */
  readonly since: PlainDate;
  /** Also what arose in the period so far, by this name. */
  readonly usageOf?: string;
  /** Also what is registered for level 4. */
  readonly registers?: boolean;
}

/** The officers type in what has changed since they last did. */
export async function typeRegisters(stage: Stage, registers: readonly StoryRegister[], typing: Typing): Promise<void> {
  for (const register of registers) {
    const ctx = await stage.as(register.agency.officer);
    const patches = register.services.flatMap((service) => {
      const patch = patchOf(register, service, typing, ctx.today);
      return patch === null ? [] : [{ offerId: register.offerOf.get(service.procedureId) ?? '', patch }];
    });
    if (patches.length === 0) continue;
    const versions = new Map((await offersOfAgency(stage.tx, stage.jurisdictionId, register.agency.id, null)).map(({ id, version }) => [id, version]));
    await editOffers(ctx, patches.map((edit): OfferEditing => ({ ...edit, version: versions.get(edit.offerId) ?? 0 })));
  }
}

function patchOf({ agency, plan }: StoryRegister, service: ServiceTimeline, { since, usageOf: period, registers = false }: Typing, today: PlainDate): OfferPatch | null {
  const change = changeBetween(service, since, today);
  const promise = registers && service.registered ? { registeredLevel: 4 as const, promisedOn: PROMISED_FOR } : null;
  const usage = period === undefined ? null : { usage: usageOf(service, agency.group, plan.use, today, chanceOf(`${period} ${agency.code} ${service.code}`)) };
  return change === null && promise === null && usage === null ? null : { ...change, ...promise, ...usage };
}
