import type { Context } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { currentPeriod, type PeriodRow } from '../periods/public.js';

/**
 * The period whose usage is written now.
 * @throws Refused `locked` where it changes no more, `conflict` where there is none yet
 */
export async function openUsagePeriod(ctx: Context): Promise<PeriodRow> {
  const period = await currentPeriod(ctx.tx, ctx.jurisdictionId, ctx.now);
  if (period === null) throw new Refused('conflict', { detail: 'no period has begun' });
  if (period.lockAt <= ctx.now) throw new Refused('locked', { detail: `period ${period.code} is locked` });
  return period;
}
