import { describe, expect, it } from '@jest/globals';
import type { ReportSummary } from '@tiendo/types';
import { groupsOf, isOfOneAgency } from './report-groups.js';

const report = (period: string, agency: string, over: Partial<ReportSummary> = {}) => ({ period: { id: period }, agency: { code: agency }, firstSentAt: null, lateDays: 0, ...over }) as ReportSummary;

describe('the list of reports', () => {
  const reports = [report('q3', 'SXD', { firstSentAt: '2019-09-16T01:00:00Z' }), report('q3', 'SYT', { lateDays: 2 }), report('q2', 'SXD', { firstSentAt: '2019-06-20T01:00:00Z', lateDays: 1 })];

  it('counts what was sent and what is late, period by period', () => {
    expect(groupsOf(reports).map(({ period, reports: of, sent, late }) => [period.id, of.length, sent, late])).toEqual([
      ['q3', 2, 1, 1],
      ['q2', 1, 1, 1],
    ]);
  });

  it('knows a list of one agency', () => expect([isOfOneAgency(reports), isOfOneAgency(reports.slice(2)), isOfOneAgency([])]).toEqual([false, true, true]));
});
