import type { PeriodName, ReportSummary } from '@tiendo/types';

export interface ReportGroup {
  readonly period: PeriodName;
  readonly reports: readonly ReportSummary[];
  /** Sent at least once. */
  readonly sent: number;
  readonly late: number;
}

/** The reports of each period together, in the order in which they came. */
export function groupsOf(reports: readonly ReportSummary[]): ReportGroup[] {
  return [...Map.groupBy(reports, ({ period }) => period.id).values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ period: first.period, reports: of, sent: of.filter(({ firstSentAt }) => firstSentAt !== null).length, late: of.filter(({ lateDays }) => lateDays > 0).length }] : [];
  });
}

/** Whether the list is of one agency: then its name need not stand in every line. */
export function isOfOneAgency(reports: readonly ReportSummary[]): boolean {
  return new Set(reports.map(({ agency }) => agency.code)).size <= 1;
}
