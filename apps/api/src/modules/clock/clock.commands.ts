import { decide } from '@tiendo/domain/access';
import { addDays, hourOfDay, plainDate, startOfDay, type PlainDate } from '@tiendo/domain/calendar';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { momentOf, type Moment } from '../../platform/clock/moment.js';
import { enqueue } from '../../platform/jobs/outbox.js';
import { Refused } from '../../platform/http/refused.js';
import { calendarEnd } from '../periods/public.js';

/** The day of a demonstration begins at 08:00, when offices open. */
const OPENING_HOUR = 8;

/** How far it goes at once: a tick catches up with every day that was skipped. */
const MOST_DAYS = 366;

/** Where to set the clock: a number of days on at the same time of day, or 08:00 of a day. */
export type Advance = { readonly days: number } | { readonly to: PlainDate };

/**
 * Sets the demonstration's clock forward and starts a tick, so that reminders and lateness follow.
 * @returns the surroundings on the new time
 * @throws Refused `wrong_role`, `not_demonstration`, `not_forward`, `too_far_forward` beyond a year or the working calendar
 */
export async function advanceClock(ctx: ActorContext, advance: Advance): Promise<Context> {
  const verdict = decide(ctx.actor, 'clock.advance', null);
  if (!verdict.allowed) throw new Refused(verdict.because);
  if (!ctx.demonstration) throw new Refused('not_demonstration');
  const here = await lockedMoment(ctx);
  await refuseTooFar(ctx, here, advance);
  const target = targetOf(here, advance);
  if (target <= here.now) throw new Refused('not_forward');
  await ctx.tx.execute(
    `insert into demonstration_clock (jurisdiction_id, offset_ms, moved_by) values ($1, $2, $3)
     on conflict (jurisdiction_id) do update set offset_ms = $2, moved_at = now(), moved_by = $3`,
    [ctx.jurisdictionId, target - here.realNow, ctx.actor.personId],
  );
  const moved = { ...ctx, ...momentOf(here.realNow, target - here.realNow, here.zone) };
  await audit(moved, { action: 'clock.advance', subjectKind: 'clock', subjectId: String(ctx.jurisdictionId), role: verdict.as.role, before: { today: here.today }, after: { today: moved.today } });
  await enqueue(ctx.tx, 'tick', { jurisdictionId: ctx.jurisdictionId });
  return moved;
}

// The clock as it stands now that nobody else can move it: of two who press at once, the second sees the first's.
async function lockedMoment(ctx: Context): Promise<Moment> {
  const row = await ctx.tx.one<{ offset_ms: number }>('select offset_ms from demonstration_clock where jurisdiction_id = $1 for update', [ctx.jurisdictionId]);
  return momentOf(ctx.realNow, row?.offset_ms ?? 0, ctx.zone);
}

// Deadlines are counted in working days: where no day off is known any more, they would be wrong.
async function refuseTooFar(ctx: Context, { today }: Moment, advance: Advance): Promise<void> {
  const wanted = 'to' in advance ? advance.to : addDays(today, advance.days);
  const known = await calendarEnd(ctx.tx, ctx.jurisdictionId);
  const furthest = addDays(today, MOST_DAYS);
  const last = known !== null && known < furthest ? known : furthest;
  if (wanted > last) throw new Refused('too_far_forward', { detail: `not after ${last}` });
}

function targetOf({ now, today, zone }: Moment, advance: Advance): number {
  if ('to' in advance) return hourOfDay(advance.to, OPENING_HOUR, zone);
  return now + startOfDay(addDays(today, advance.days), zone) - startOfDay(today, zone);
}

/** The request's body as an advance; exactly one of the two is given. */
export function advanceOf({ days, to }: { days?: number | undefined; to?: string | undefined }): Advance {
  return days === undefined ? { to: plainDate(to ?? '') } : { days };
}
