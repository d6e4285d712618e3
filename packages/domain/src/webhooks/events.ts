import type { ReportAction } from '../reports/index.js';

/** What other systems can be told of; `webhook.test` is only ever sent by hand. */
export const WEBHOOK_EVENTS = ['report.sent', 'report.returned', 'report.accepted', 'period.closed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Which act on a report is told as what; an act that is not named is told to nobody. */
export const TOLD_OF_REPORT: Partial<Record<ReportAction, Exclude<WebhookEvent, 'period.closed'>>> = {
  approve: 'report.sent',
  return: 'report.returned',
  accept: 'report.accepted',
};
