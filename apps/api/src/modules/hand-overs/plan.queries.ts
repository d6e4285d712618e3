import { decide } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import type { Ability, HandOverPlan, ProblemCode } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf, permit } from '../../platform/auth/permit.js';
import { belongingsOf, personName } from './belongings.queries.js';
import { newestHandOver } from './minutes.queries.js';

/**
 * What a hand-over would do; nothing is changed.
 * @throws Refused `wrong_role`, `not_found`
 */
export async function handOverPlan(ctx: ActorContext, personId: string, successorId: string | null, on: PlainDate): Promise<HandOverPlan> {
  permit(ctx, 'person.hand_over', null);
  const [belongings, successor, state, last] = await Promise.all([
    belongingsOf(ctx, personId, successorId, on),
    successorId === null ? null : personName(ctx, successorId),
    ctx.tx.one<{ version: number; isLocked: boolean }>('select version, locked_at is not null as "isLocked" from people where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId]),
    newestHandOver(ctx, personId),
  ]);
  const may = abilityOf(decide(ctx.actor, 'person.hand_over', null));
  const against = (because: ProblemCode | null): Ability => (because === null ? may : { allowed: false, because });
  const lock: ProblemCode | null = personId === ctx.actor.personId ? 'locks_oneself' : state?.isLocked ? 'person_locked' : on > ctx.today ? 'only_today' : null;
  const handOver: ProblemCode | null = belongings.roles.length === 0 ? 'nothing_to_hand_over' : on < ctx.today ? 'day_past' : successorId === personId ? 'to_oneself' : null;
  return { ...belongings, version: state?.version ?? 0, successor, on, can: { handOver: against(handOver), lock: against(lock) }, last };
}
