import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused } from '../../platform/http/refused.js';
import { putDelegationBack } from '../delegations/public.js';
import { keepAnAdministrator, personToChange, touched, unlock } from '../people/public.js';
import { handOverById, undoable } from './minutes.queries.js';

/**
 * Puts back what a hand-over moved: the roles, the delegations, and the account where it was locked by it. The successor's roles of it
 * stay in the record as never held.
 * @throws Refused `wrong_role`, `not_found`, `built_upon`, `last_administrator`
 */
export async function undoHandOver(ctx: ActorContext, handOverId: string): Promise<void> {
  permit(ctx, 'person.hand_over', null);
  const { personId, successor } = await handOverById(ctx, handOverId);
  const person = await personToChange(ctx, personId, null);
  await personToChange(ctx, successor.id, null);
  const row = await handOverById(ctx, handOverId);
  const { because } = await undoable(ctx, row);
  if (because !== null) throw new Refused(because);
  const { given, ended, delegations, locked } = row.undoing;
  await ctx.tx.execute('update memberships set valid_to = valid_from where jurisdiction_id = $1 and id = any($2::uuid[])', [ctx.jurisdictionId, given]);
  for (const { id, to } of ended) await ctx.tx.execute('update memberships set valid_to = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, id, to]);
  for (const { id, to } of delegations) await putDelegationBack(ctx, id, to);
  if (locked) await unlock(ctx, person, `← ${successor.name}`);
  await ctx.tx.execute('update hand_overs set undone_by = $3, undone_at = $4 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, handOverId, ctx.actor.personId, sqlInstant(ctx.now)]);
  await audit(ctx, { action: 'person.undo_hand_over', subjectKind: 'person', subjectId: personId, before: { successor: successor.name, successorId: successor.id, from: row.on } });
  await touched(ctx, personId);
  await touched(ctx, successor.id);
  await keepAnAdministrator(ctx);
}
