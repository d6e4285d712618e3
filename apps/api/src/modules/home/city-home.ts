import { scopeOf } from '@tiendo/domain/access';
import { daysBetween } from '@tiendo/domain/calendar';
import { MatrixFilter, type CityHome } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { summed, tally, type Tally } from '../dashboards/public.js';
import { presentPeriod } from '../periods/public.js';
import { waitingFor } from '../reviews/public.js';
import { presentTarget } from '../targets/public.js';
import { attentionOf } from './city-home.queries.js';

/** The part of home for who sees the whole city; null for who does not. */
export async function cityHome(ctx: ActorContext): Promise<CityHome | null> {
  if (scopeOf(ctx.actor, 'matrix.read').kind !== 'city') return null;
  const city = await tally(ctx, MatrixFilter.parse({}));
  const [attention, queue] = await Promise.all([attentionOf(ctx, city.targets, city.period?.id ?? null), waitingFor(ctx, city.period?.id ?? null)]);
  const { period, line, notReported, dueOn, reports } = city;
  return {
    period: period === null ? null : presentPeriod(period),
    ...line,
    notReported,
    dueOn,
    daysLeft: dueOn === null ? null : daysBetween(ctx.today, dueOn),
    targets: targetLines(city),
    reports,
    reportsLate: notReported,
    queue,
    attention,
  };
}

/** Each target over the agencies that are ordered; those that are asked stand apart, in the matrix. */
function targetLines({ targets, cells, kinds }: Tally): CityHome['targets'] {
  const agencies = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  return targets.map((target) => {
    const own = cells.filter(({ targetId }) => targetId === target.id);
    const asked = own.filter((cell) => cell.asked).reduce((sum, { cells: count }) => sum + count, 0);
    const { bound, ...parts } = summed(own.filter((cell) => !cell.asked));
    return { target: presentTarget(target), of: bound, ...parts, notApplicable: agencies - asked - bound };
  });
}
