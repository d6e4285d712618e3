import { noticesOf, type ReminderNotice } from '@tiendo/domain/escalation';
import type { Context } from '../../platform/auth/context.js';
import { agenciesOn } from '../agencies/public.js';
import { tellableInCity, tellableOf, type TellableMember, type TellablePerson } from '../people/public.js';
import { owedReports, owedTargets, type Owed } from './owing.queries.js';
import type { Plan } from './plan.js';

/** Agencies that are asked about at a time: what stays in memory, whatever the size of the place. */
const AGENCIES_AT_A_TIME = 500;

/** Who is to hear of a stage of something that an agency owes. */
export interface Notice extends ReminderNotice {
  readonly owed: Owed;
}

export interface NoticeBatch {
  readonly notices: readonly Notice[];
  /** Officers and heads of the batch's agencies. */
  readonly members: readonly TellableMember[];
  readonly cityOffice: readonly TellablePerson[];
}

/** The notices of these plans to everybody who is to hear of what is still owed, a batch of agencies at a time. */
export async function* noticeBatches(ctx: Context, plans: readonly Plan[], among?: ReadonlySet<string>): AsyncGenerator<NoticeBatch> {
  if (plans.length === 0) return;
  const agencies = await agenciesOn(ctx.tx, ctx.jurisdictionId, ctx.today);
  const ids = agencies.map(({ id }) => id).filter((id) => among === undefined || among.has(id));
  const cityOffice = await tellableInCity(ctx, ['city_office']);
  for (let from = 0; from < ids.length; from += AGENCIES_AT_A_TIME) {
    yield noticeBatch(ctx, plans, ids.slice(from, from + AGENCIES_AT_A_TIME), cityOffice);
  }
}

async function noticeBatch(ctx: Context, plans: readonly Plan[], agencyIds: readonly string[], cityOffice: readonly TellablePerson[]): Promise<NoticeBatch> {
  const [owed, members] = await Promise.all([stillOwed(ctx, plans, agencyIds), tellableOf(ctx, agencyIds, ['reporting_officer', 'head'])]);
  const planOf = new Map(plans.map((plan) => [keyOf(plan), plan]));
  const ofAgency = Map.groupBy(members, ({ agencyId }) => agencyId);
  const inCity = cityOffice.map(({ personId }) => personId);
  const notices = owed.flatMap((one): Notice[] => {
    const plan = planOf.get(keyOf(one));
    if (plan === undefined) return [];
    const held = ofAgency.get(one.agencyId) ?? [];
    const withRole = (role: TellableMember['role']): string[] => held.filter((member) => member.role === role).map(({ personId }) => personId);
    const people = { reporting_officer: withRole('reporting_officer'), head: withRole('head'), city_office: inCity };
    // One target binds many agencies, and each is a subject of its own.
    return noticesOf(`${one.agencyId} ${one.subjectId}`, plan.stages, people).map((notice) => ({ ...notice, owed: one }));
  });
  return { notices, members, cityOffice };
}

async function stillOwed(ctx: Context, plans: readonly Plan[], agencyIds: readonly string[]): Promise<Owed[]> {
  const of = (subject: Plan['subject']): string[] => [...new Set(plans.filter((plan) => plan.subject === subject).map((plan) => plan.of))];
  const dueOn = new Map(plans.filter(({ subject }) => subject === 'target').map((plan) => [plan.of, plan.dueOn]));
  const [targets, reports] = await Promise.all([owedTargets(ctx, agencyIds, of('target')), owedReports(ctx, agencyIds, of('report'))]);
  const dated = targets.flatMap((target): Owed[] => {
    const due = dueOn.get(target.of);
    return due === undefined ? [] : [{ ...target, dueOn: due }];
  });
  return [...dated, ...reports];
}

function keyOf({ subject, of, dueOn }: Pick<Plan, 'subject' | 'of' | 'dueOn'>): string {
  return `${subject} ${of} ${dueOn}`;
}
