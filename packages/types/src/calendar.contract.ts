import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { AgencyKind, DateText, Id, PeriodName, TargetView } from './values.js';

export const calendar = {
  get: endpoint({
    id: 'calendar.get',
    method: 'GET',
    path: '/calendar',
    summary: 'Cut-offs, due days of each tier with their explanation, target days, and days off',
    tag: 'calendar',
    access: 'signed_in',
    action: 'calendar.read',
    keys: 'calendar.read',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    response: z.object({
      periods: z.array(
        z.object({
          period: PeriodName,
          deadlines: z.array(
            z.object({ tier: z.enum(['ward', 'district', 'department', 'central', 'synthesis', 'city']), dueOn: DateText, explanation: z.array(z.record(z.string(), z.unknown())) }),
          ),
        }),
      ),
      targets: z.array(TargetView),
      days: z.array(z.object({ on: DateText, kind: z.string(), name: z.string() })),
      myKind: AgencyKind.nullable(),
      /** Reports of the actor's own agency that are past due and were never sent, the longest overdue first. */
      overdue: z.array(z.object({ reportId: Id, period: PeriodName, dueOn: DateText })),
    }),
    problems: ['wrong_role'],
  }),
};
