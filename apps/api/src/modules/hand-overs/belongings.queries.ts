import { overlap, STAFF_ROLES, type Holding } from '@tiendo/domain/access';
import { addDays, type PlainDate } from '@tiendo/domain/calendar';
import type { HandedRole, HandOverPlan } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { openDelegationsOf, presentLoan } from '../delegations/public.js';
import { agencyNames, holdingsOf } from '../people/public.js';
import { comingReminders } from '../reminders/public.js';
import { handedReports } from './handed-reports.queries.js';

/** How far ahead reminders are counted. */
const REMINDER_DAYS = 30;

export type Belongings = Pick<HandOverPlan, 'person' | 'roles' | 'reports' | 'lent' | 'borrowed' | 'reminders'>;

/** What is the person's on the day, and what the successor would get; without a successor as if they held nothing yet. */
export async function belongingsOf(ctx: ActorContext, personId: string, successorId: string | null, on: PlainDate): Promise<Belongings> {
  const [person, all, loans] = await Promise.all([personName(ctx, personId), holdingsOf(ctx, [personId, ...(successorId === null ? [] : [successorId])]), openDelegationsOf(ctx, personId)]);
  const held = handedHoldings(all.filter((each) => each.personId === personId), on);
  const successorHolds = all.filter((each) => each.personId !== personId);
  const inCity = held.some(({ role }) => role === 'city_office');
  const own = new Set(held.flatMap(({ agencyId }) => agencyId ?? []));
  const [agencies, reports, reminders] = await Promise.all([
    agencyNames(ctx, [...held, ...loans]),
    handedReports(ctx, personId, held.filter(({ role }) => STAFF_ROLES.includes(role))),
    comingReminders(ctx, personId, REMINDER_DAYS, inCity ? undefined : own),
  ]);
  return {
    person,
    roles: held.map(
      (each): HandedRole => ({
        membershipId: each.id,
        role: each.role,
        agency: agencies.get(each.agencyId ?? '') ?? null,
        from: each.from,
        through: each.to === null ? null : addDays(each.to, -1),
        outcome: isHeldBy(successorHolds, each, on) ? 'kept' : 'given',
      }),
    ),
    reports,
    lent: loans.filter(({ lenderId }) => lenderId === personId).map((loan) => presentLoan(ctx, loan, agencies)),
    borrowed: loans.filter(({ borrowerId }) => borrowerId === personId).map((loan) => presentLoan(ctx, loan, agencies)),
    reminders,
  };
}

/** Those of the roles that are still held on that day, or will be. */
export function handedHoldings(own: readonly Holding[], on: PlainDate): Holding[] {
  return own.filter(({ from, to }) => to === null || (to > on && to > from));
}

/** Whether the successor holds the role already on some of the days that they would get it for. */
export function isHeldBy(successorHolds: readonly Holding[], held: Holding, on: PlainDate): boolean {
  const from = held.from > on ? held.from : on;
  return successorHolds.some(({ role, agencyId, ...days }) => role === held.role && agencyId === held.agencyId && overlap(days, { from, to: null }));
}

/** @throws Refused `not_found` */
export async function personName(ctx: ActorContext, personId: string): Promise<HandOverPlan['person']> {
  const row = await ctx.tx.one<HandOverPlan['person']>('select id, name, email from people where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId]);
  if (row === null) throw new Refused('not_found');
  return row;
}
