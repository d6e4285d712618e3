import type { PlainDate } from '@tiendo/domain/calendar';
import { dueStages, type ReminderStage } from '@tiendo/domain/escalation';
import type { Context } from '../../platform/auth/context.js';
import { workingDays } from '../periods/public.js';
import { targetsInForce } from '../targets/public.js';
import { reportDues } from './owing.queries.js';
import { activeRules } from './rules.service.js';

/** The stages to be told of one target, or of the reports of one period that are due on one day. */
export interface Plan {
  readonly subject: 'target' | 'report';
  /** The target, or the period. */
  readonly of: string;
  readonly dueOn: PlainDate;
  readonly stages: readonly ReminderStage[];
}

/** What falls to be told after `since` and up to `until`, by the rules and the working calendar as they stand now. */
export async function plansBetween(ctx: Context, since: PlainDate, until: PlainDate): Promise<Plan[]> {
  const [rules, calendar, targets, dues] = await Promise.all([
    activeRules(ctx),
    workingDays(ctx.tx, ctx.jurisdictionId),
    targetsInForce(ctx.tx, ctx.jurisdictionId, ctx.today),
    reportDues(ctx),
  ]);
  const ofTargets = targets.map(({ id, dueOn }): Plan => {
    const due = dueOn as PlainDate;
    return { subject: 'target', of: id, dueOn: due, stages: dueStages(rules, { subject: 'target', due }, calendar, since, until, ctx.zone) };
  });
  const ofReports = dues.map(({ periodId, dueOn, cutoffOn }): Plan => ({
    subject: 'report',
    of: periodId,
    dueOn,
    stages: dueStages(rules, { subject: 'report', due: dueOn, cutoff: cutoffOn }, calendar, since, until, ctx.zone),
  }));
  return [...ofTargets, ...ofReports].filter(({ stages }) => stages.length > 0);
}
