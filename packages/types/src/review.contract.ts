import { RISK_REASONS } from '@tiendo/domain/reports';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { Ability, AgencyName, Count, DateText, Fraction, Id, InstantText, PeriodName, ReportStatusText } from './values.js';

export const QueueEntry = z
  .object({
    reportId: Id,
    agency: AgencyName,
    status: ReportStatusText,
    sentAt: InstantText,
    lateDays: Count,
    round: z.int(),
    changedItems: z.int().nullable(),
    riskScore: z.int(),
    riskReasons: z.array(z.enum(RISK_REASONS)),
  })
  .meta({ id: 'QueueEntry' });
export type QueueEntry = z.output<typeof QueueEntry>;

export const DeskRow = z
  .object({
    agency: AgencyName,
    reportId: Id,
    status: ReportStatusText,
    dueOn: DateText,
    lateDays: Count,
    /** As sent; null while nothing was sent: silence is not zero. */
    level4: Fraction.nullable(),
    payment: Fraction.nullable(),
    receipt: Fraction.nullable(),
    lastUrgedAt: InstantText.nullable(),
    /** Nobody is urged twice on one day, whoever urges. */
    urgedToday: z.boolean(),
  })
  .meta({ id: 'DeskRow' });
export type DeskRow = z.output<typeof DeskRow>;

export const review = {
  queue: endpoint({
    id: 'review.queue',
    method: 'GET',
    path: '/review-queue',
    summary: 'Reports that wait for a decision, the riskiest first, with the rule that says so',
    tag: 'review',
    access: 'signed_in',
    action: 'queue.read',
    query: z.object({ period: z.string().max(20).optional() }),
    response: z.object({ period: PeriodName.nullable(), items: z.array(QueueEntry), counts: z.record(ReportStatusText, Count), nextDueOn: DateText.nullable() }),
    problems: ['wrong_role', 'not_found'],
  }),
  desk: endpoint({
    id: 'review.desk',
    method: 'GET',
    path: '/desk',
    summary: "A district's desk: its wards, what each sent, and the sums",
    tag: 'review',
    access: 'signed_in',
    action: 'desk.read',
    query: z.object({ period: z.string().max(20).optional() }),
    response: z.object({
      agency: AgencyName,
      period: PeriodName,
      ownDueOn: DateText,
      rows: z.array(DeskRow),
      sums: z.object({ reported: Count, of: Count, level4: Fraction, payment: Fraction, receipt: Fraction }),
      can: z.object({ urge: Ability, review: Ability }),
    }),
    problems: ['wrong_role', 'not_found'],
  }),
};
