import { dateAt, type Instant, type PlainDate } from '@tiendo/domain/calendar';
import type { Ability, HandOverMinutes, HandOverPlan } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import type { Belongings } from './belongings.queries.js';
import type { Undoing } from './hand-over.service.js';

export interface HandOverRow {
  readonly id: string;
  readonly personId: string;
  readonly on: PlainDate;
  readonly at: Instant;
  readonly by: string;
  readonly successor: HandOverMinutes['successor'];
  readonly minutes: Belongings;
  readonly undoing: Undoing;
  readonly undoneAt: Instant | null;
}

const HAND_OVERS = `
  select h.id, h.person_id as "personId", h.on_day as "on", h.done_at as at, b.name as by, jsonb_build_object('id', s.id, 'name', s.name, 'email', s.email) as successor,
    h.minutes, h.undoing, h.undone_at as "undoneAt"
  from hand_overs h
  join people b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.done_by
  join people s on s.jurisdiction_id = h.jurisdiction_id and s.id = h.successor_id
  where h.jurisdiction_id = $1`;

/** @throws Refused `not_found` */
export async function handOverById(ctx: ActorContext, handOverId: string): Promise<HandOverRow> {
  const row = await ctx.tx.one<HandOverRow>(`${HAND_OVERS} and h.id = $2`, [ctx.jurisdictionId, handOverId]);
  if (row === null) throw new Refused('not_found');
  return row;
}

/** The minutes, as they were when it was done. @throws Refused `wrong_role`, `not_found` */
export async function minutesOf(ctx: ActorContext, handOverId: string): Promise<HandOverMinutes> {
  permit(ctx, 'person.hand_over', null);
  const row = await handOverById(ctx, handOverId);
  const { id, on, at, by, successor, minutes, undoing, undoneAt } = row;
  return { ...minutes, id, on, by, successor, locked: undoing.locked, at: new Date(at).toISOString(), undoneAt: undoneAt === null ? null : new Date(undoneAt).toISOString(), can: { undo: await undoable(ctx, row) } };
}

/** The newest hand-over of a person, null where there is none. */
export async function newestHandOver(ctx: ActorContext, personId: string): Promise<HandOverPlan['last']> {
  const row = await ctx.tx.one<HandOverRow>(`${HAND_OVERS} and h.person_id = $2 order by h.done_at desc, h.id desc limit 1`, [ctx.jurisdictionId, personId]);
  if (row === null) return null;
  return { id: row.id, on: row.on, at: new Date(row.at).toISOString(), undoneAt: row.undoneAt === null ? null : new Date(row.undoneAt).toISOString(), can: { undo: await undoable(ctx, row) } };
}

/**
 * Whether it can be undone: on the same day, while neither person was changed since, and the successor has done nothing at the agencies
 * concerned (nothing at all, where a role stands above agencies) and nobody lent what they were given.
 */
export async function undoable(ctx: ActorContext, { personId, at, successor, minutes, undoing, undoneAt }: HandOverRow): Promise<Ability> {
  const builtUpon: Ability = { allowed: false, because: 'built_upon' };
  if (undoneAt !== null || dateAt(at, ctx.zone) !== ctx.today) return builtUpon;
  const agencies = minutes.roles.flatMap(({ agency }) => agency?.id ?? []);
  const row = await ctx.tx.one<{ untouched: boolean }>(
    `select (select version from people where jurisdiction_id = $1 and id = $2) = $4
       and (select version from people where jurisdiction_id = $1 and id = $3) = $5
       and not exists (select from audit_events e where e.jurisdiction_id = $1 and e.seq > $6 and e.person_id = $3 and ($7 or e.agency_id = any($8::uuid[])))
       and not exists (select from delegations d where d.jurisdiction_id = $1 and d.membership_id = any($9::uuid[])) as untouched`,
    [ctx.jurisdictionId, personId, successor.id, undoing.versions.person, undoing.versions.successor, undoing.seq, agencies.length < minutes.roles.length, agencies, undoing.given],
  );
  return row?.untouched === true ? { allowed: true, because: null } : builtUpon;
}
