import { addDays } from '@tiendo/domain/calendar';
import type { Context } from '../../platform/auth/context.js';
import { noticeBatches } from './notices.js';
import { plansBetween } from './plan.js';

/**
 * How many reminders would be addressed to the person in the coming days if nothing changes.
 * @param agencyIds about whose things the person is reminded; every agency when not given
 */
export async function comingReminders(ctx: Context, personId: string, days: number, agencyIds?: ReadonlySet<string>): Promise<number> {
  const plans = await plansBetween(ctx, ctx.today, addDays(ctx.today, days));
  let count = 0;
  for await (const { notices } of noticeBatches(ctx, plans, agencyIds)) count += notices.filter((notice) => notice.personId === personId).length;
  return count;
}
