import { useQueryClient } from '@tanstack/react-query';
import { reports, type BodyOf, type ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct, type Act } from '../../api/use-act.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { reportQueries, TOUCHED_BY_REPORT } from './report.queries.js';

export type ReportAct = Pick<BodyOf<typeof reports.act>, 'action' | 'version' | 'reason' | 'dispatchNumber' | 'dispatchedOn'>;

/** Steps in the life of a report that its agency takes. Each answer replaces the report on the page and says what is next. */
export function useReportActs(report: ReportView): Act<ReportAct, ReportView> {
  const { t } = useTranslation('report');
  const cache = useQueryClient();
  const { queryKey } = reportQueries.report(report.id);
  const act = useAct({
    act: (body: ReportAct, options) => call(reports.act, { params: { reportId: report.id }, body }, options),
    onDone: (next, { action }) => {
      cache.setQueryData(queryKey, next);
      say(next, action);
    },
    // Somebody else moved it: what stands there now is shown beside the refusal.
    onRefused: (problem) => {
      if (problem.code === 'stale_version' || problem.code === 'wrong_status') void cache.invalidateQueries({ queryKey });
    },
    refreshes: [...TOUCHED_BY_REPORT],
  });
  // Taking back from the toast has no form of its own to say its refusal in.
  const takeBack = useAct({
    act: (body: ReportAct, options) => call(reports.act, { params: { reportId: report.id }, body }, options),
    onDone: (next, { action }) => {
      cache.setQueryData(queryKey, next);
      say(next, action);
    },
    onRefused: tellProblem,
    refreshes: [[...queryKey], ...TOUCHED_BY_REPORT],
  });

  function say(next: ReportView, action: ReportAct['action']): void {
    const back = (undo: 'withdraw' | 'recall') => (next.can[undo].allowed ? { undo: () => takeBack.do({ action: undo, version: next.version }) } : {});
    if (action === 'submit') tellDone({ message: t('told.submitted'), next: t('told.submittedNext'), ...back('withdraw') });
    if (action === 'withdraw') tellDone({ message: t('told.withdrawn') });
    if (action === 'approve') tellDone({ message: t('told.sent'), next: t('told.sentNext', { number: next.receipts[0]?.receiptNumber ?? '' }), ...back('recall') });
    if (action === 'give_back') tellDone({ message: t('told.givenBack'), next: t('told.givenBackNext') });
    if (action === 'recall') tellDone({ message: t('told.recalled'), next: t('told.recalledNext') });
    if (action === 'dispatch') tellDone({ message: t('told.dispatched') });
  }

  return act;
}
