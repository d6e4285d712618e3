import { decide, endRefusal, firstDayWithoutAdministrator, holdsOn, type Holding, type PolicyAction } from '@tiendo/domain/access';
import { addDays } from '@tiendo/domain/calendar';
import type { Ability, PersonDetail, ProblemCode, RoleOfPerson } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { administratorsOf, holdingsOf } from './holdings.queries.js';
import { agencyNames, withRoles, type ListedPerson } from './people.queries.js';

interface DetailRow extends ListedPerson, Pick<PersonDetail, 'locale' | 'version' | 'lockReason'> {
  readonly lockedAt: number | null;
  readonly sessions: number;
  readonly lastSignInAt: number | null;
  readonly secondFactorSince: number | null;
}

/**
 * One person with every role they have or had, and what the actor may do.
 * @throws Refused `not_found`
 */
export async function personDetail(ctx: ActorContext, personId: string): Promise<PersonDetail> {
  const row = await ctx.tx.one<DetailRow>(
    `select p.id, p.name, p.email, p.locale, p.version, p.locked_at is not null as "isLocked", p.locked_at as "lockedAt", p.lock_reason as "lockReason",
       (select count(*)::integer from auth."session" s where s."userId" = p.auth_user_id and s."expiresAt" > now()) as sessions,
       (select max(s."createdAt") from auth."session" s where s."userId" = p.auth_user_id) as "lastSignInAt",
       (select t.confirmed_at from auth.totp t where t.user_id = p.auth_user_id) as "secondFactorSince"
     from people p where p.jurisdiction_id = $1 and p.id = $2`,
    [ctx.jurisdictionId, personId],
  );
  if (row === null) throw new Refused('not_found');
  const [held, administrators, [view]] = await Promise.all([holdingsOf(ctx, [personId]), administratorsOf(ctx), withRoles(ctx, [row])]);
  if (view === undefined) throw new Error('a person that was found is listed');
  const agencies = await agencyNames(ctx, held);
  const othersAreAdministrators = (without: (holding: Holding) => boolean): boolean => firstDayWithoutAdministrator(administrators.filter((each) => !without(each)), ctx.today) === null;
  const can = abilitiesOf(ctx, row, held, !othersAreAdministrators(({ personId: holder }) => holder === personId));
  const { isLocked: _, ...facts } = row;
  return {
    ...view,
    ...facts,
    lockedAt: time(row.lockedAt),
    lastSignInAt: time(row.lastSignInAt),
    secondFactorSince: time(row.secondFactorSince),
    roles: held.map((each): RoleOfPerson => {
      const agency = agencies.get(each.agencyId ?? '') ?? null;
      const end = first(can.edit, endable(ctx, each), othersAreAdministrators(({ id }) => id === each.id) ? null : 'last_administrator');
      return { id: each.id, role: each.role, agency, from: each.from, through: each.to === null ? null : addDays(each.to, -1), state: stateOf(ctx, each), can: { end } };
    }),
    can,
  };
}

function abilitiesOf(ctx: ActorContext, { id, isLocked, secondFactorSince }: DetailRow, held: readonly Holding[], isLastAdministrator: boolean): PersonDetail['can'] {
  const may = (action: PolicyAction): Ability => abilityOf(decide(ctx.actor, action, null));
  const edit = may('person.edit');
  const whileLocked = isLocked ? 'person_locked' : null;
  return {
    edit,
    giveRole: first(edit, whileLocked),
    lock: first(edit, whileLocked, id === ctx.actor.personId ? 'locks_oneself' : null, isLastAdministrator && !isLocked ? 'last_administrator' : null),
    unlock: first(edit, isLocked ? null : 'not_locked'),
    invite: first(edit, whileLocked),
    endSessions: edit,
    resetSecondFactor: first(edit, secondFactorSince === null ? 'no_second_factor' : null),
    handOver: first(may('person.hand_over'), held.some((each) => stateOf(ctx, each) !== 'ended') ? null : 'nothing_to_hand_over'),
  };
}

/** The ability, or the first of these reasons that stands against it. */
function first(ability: Ability, ...reasons: readonly (ProblemCode | null)[]): Ability {
  const because = ability.because ?? reasons.find((reason) => reason !== null) ?? null;
  return { allowed: ability.allowed && because === null, because };
}

function stateOf({ today }: ActorContext, held: Holding): RoleOfPerson['state'] {
  return holdsOn(held, today) ? 'held' : held.from > today && held.to !== held.from ? 'to_come' : 'ended';
}

/** Whether it can end at once. */
function endable({ today }: ActorContext, held: Holding): ProblemCode | null {
  return held.to === held.from ? 'already_ended' : endRefusal(held, held.from > today ? held.from : today, today);
}

function time(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
