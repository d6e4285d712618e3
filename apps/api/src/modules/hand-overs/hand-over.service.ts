import type { PlainDate } from '@tiendo/domain/calendar';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused } from '../../platform/http/refused.js';
import { endDelegationOn, openDelegationsOf } from '../delegations/public.js';
import { addHolding, endHolding, holdingsOf, keepAnAdministrator, lock, personToChange, touched } from '../people/public.js';
import { belongingsOf, handedHoldings, isHeldBy } from './belongings.queries.js';

export interface HandOver {
  readonly version: number;
  readonly successorId: string;
  /** From this day on everything is the successor's. */
  readonly on: PlainDate;
  readonly lock: boolean;
}

/** What it takes to undo a hand-over, and by what it is seen that nothing was built on it. */
export interface Undoing {
  /** Roles that the successor was given. */
  readonly given: readonly string[];
  /** Roles and delegations that ended, with the end that they had before. */
  readonly ended: readonly { readonly id: string; readonly to: PlainDate | null }[];
  readonly delegations: readonly { readonly id: string; readonly to: PlainDate }[];
  readonly locked: boolean;
  readonly versions: { readonly person: number; readonly successor: number };
  /** The newest line of the trail when it was done. */
  readonly seq: number;
}

/**
 * Hands everything over in one transaction: the successor is given the roles, the person's end, so do delegations in and out, and
 * the account is locked where wished. What belongs to an agency (reports, reminders) goes with the roles. Gives its id.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`, `to_oneself`, `person_locked`, `day_past`, `only_today`,
 *   `nothing_to_hand_over`, `locks_oneself`, `last_administrator`
 */
export async function handOver(ctx: ActorContext, personId: string, given: HandOver): Promise<string> {
  permit(ctx, 'person.hand_over', null);
  const { successorId, on } = given;
  if (successorId === personId) throw new Refused('to_oneself');
  if (on < ctx.today) throw new Refused('day_past');
  if (given.lock && on > ctx.today) throw new Refused('only_today');
  const person = await personToChange(ctx, personId, given.version);
  const successor = await personToChange(ctx, successorId, null);
  if (successor.lockedAt !== null) throw new Refused('person_locked');
  const minutes = await belongingsOf(ctx, personId, successorId, on);
  if (minutes.roles.length === 0) throw new Refused('nothing_to_hand_over');

  const delegations = await openDelegationsOf(ctx, personId);
  for (const loan of delegations) await endDelegationOn(ctx, loan, on);
  const roles = await moveRoles(ctx, personId, successorId, on);
  if (given.lock) await lock(ctx, person, `→ ${successor.name}`);
  await keepAnAdministrator(ctx);

  const id = newId();
  const said = { successor: successor.name, successorId, from: on, roles: minutes.roles.map(({ role, agency }) => ({ role, agency: agency?.code ?? null })), locked: given.lock };
  await audit(ctx, { action: 'person.hand_over', subjectKind: 'person', subjectId: personId, after: said });
  const versions = { person: await touched(ctx, personId), successor: await touched(ctx, successorId) };
  const undoing: Undoing = { ...roles, delegations: delegations.map((loan) => ({ id: loan.id, to: loan.to })), locked: given.lock, versions, seq: await newestLine(ctx) };
  await ctx.tx.execute(
    `insert into hand_overs (jurisdiction_id, id, person_id, successor_id, on_day, done_by, done_at, minutes, undoing) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [ctx.jurisdictionId, id, personId, successorId, on, ctx.actor.personId, sqlInstant(ctx.now), JSON.stringify(minutes), JSON.stringify(undoing)],
  );
  return id;
}

/** The successor has the roles before the person loses them, so that no day is without. */
async function moveRoles(ctx: ActorContext, personId: string, successorId: string, on: PlainDate): Promise<Pick<Undoing, 'given' | 'ended'>> {
  const all = await holdingsOf(ctx, [personId, successorId]);
  const held = handedHoldings(all.filter((each) => each.personId === personId), on);
  const successorHolds = all.filter((each) => each.personId === successorId);
  const given: string[] = [];
  for (const each of held) {
    const { role, agencyId, from, to } = each;
    if (!isHeldBy(successorHolds, each, on)) given.push(await addHolding(ctx, { personId: successorId, isLocked: false, role, agencyId, from: from > on ? from : on, to }));
    await endHolding(ctx, each, from > on ? from : on);
  }
  return { given, ended: held.map(({ id, to }) => ({ id, to })) };
}

async function newestLine(ctx: ActorContext): Promise<number> {
  const row = await ctx.tx.one<{ seq: number }>('select max(seq) as seq from audit_events where jurisdiction_id = $1', [ctx.jurisdictionId]);
  return row?.seq ?? 0;
}
