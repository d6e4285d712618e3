import { decide, scopeOf } from '@tiendo/domain/access';
import type { Ability, Me } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf } from '../../platform/auth/permit.js';

const ALLOWED: Ability = { allowed: true, because: null };

/** What the frame and the lists offer, whatever page is open. */
export function abilitiesOfActor(ctx: ActorContext, hasWards: boolean): Me['can'] {
  const urge = decide(ctx.actor, 'reminder.urge', null);
  const advance = abilityOf(decide(ctx.actor, 'clock.advance', null));
  return {
    advanceClock: advance.allowed && !ctx.demonstration ? { allowed: false, because: 'not_demonstration' } : advance,
    editReminderRules: abilityOf(decide(ctx.actor, 'reminder_rule.edit', null)),
    viewAs: ctx.actor.viewedBy === null ? abilityOf(decide(ctx.actor, 'person.view_as', null)) : { allowed: false, because: 'view_only' },
    // Who has nobody below urges nobody, whatever the role.
    urge: hasWards || scopeOf(ctx.actor, 'reminder.urge').kind === 'city' ? ALLOWED : { allowed: false, because: urge.allowed ? 'other_agency' : urge.because },
  };
}
