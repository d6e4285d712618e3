import { useQueryClient } from '@tanstack/react-query';
import { reports, type Fraction, type ReportItemView, type ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { ITEM_NAMES } from '@tiendo/phrases';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { useLocale } from '../../ui/use-locale.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { reviewQueries } from './review.queries.js';
import { countsOf } from './review-progress.js';

interface ItemDecision {
  readonly item: ReportItemView;
  readonly decision: 'accepted' | 'returned' | 'open';
  readonly reason?: string;
  readonly verified?: Fraction | null;
}

/** What a reviewer can do to a report; each answer replaces the report on the page and says what happened. */
export function useDecisions(report: ReportView, onDecided: (report: ReportView, code: ReportItemView['code'] | null) => void, onFinished: () => void) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const cache = useQueryClient();
  const keep = (next: ReportView) => cache.setQueryData(reviewQueries.report(report.id).queryKey, next);
  const lists = [[...reviewQueries.all, 'queue'], [...reviewQueries.all, 'desk'], ['matrix'], ['home']];

  const decide = useAct({
    act: ({ item, decision, reason, verified }: ItemDecision, options) =>
      call(
        reports.decideItem,
        { params: { reportId: report.id, itemCode: item.code }, body: { version: item.version, decision, ...(reason ? { reason } : {}), ...(verified === undefined ? {} : { verified }) } },
        options,
      ),
    onDone: (next, { item, decision }) => {
      keep(next);
      const now = next.items.find((each) => each.code === item.code);
      if (decision === 'open' || !now) return onDecided(next, item.code);
      tellDone({
        message: t(decision === 'accepted' ? 'told.accepted' : 'told.returned', { item: ITEM_NAMES[locale][item.code] }),
        next: t('told.left', { count: countsOf(next).open }),
        undo: () => decide.do({ item: now, decision: 'open' }),
      });
      onDecided(next, item.code);
    },
    refreshes: [],
  });

  const acceptUnchanged = useAct({
    act: (version: number, options) => call(reports.acceptUnchanged, { params: { reportId: report.id }, body: { version } }, options),
    onDone: (next) => {
      keep(next);
      // Those that were open and unchanged before this act are what it decided, and what its undo opens again.
      const accepted = new Set(report.items.filter((item) => item.state === 'open' && item.isAsBefore).map(({ code }) => code));
      tellDone({
        message: t('told.unchangedAccepted'),
        next: t('told.left', { count: countsOf(next).open }),
        undo: () => reopen.do(next.items.filter(({ code }) => accepted.has(code))),
      });
      onDecided(next, null);
    },
  });

  const reopen = useAct({
    act: async (items: readonly ReportItemView[], { idempotencyKey }) => {
      let next = report;
      for (const item of items) {
        const request = { params: { reportId: report.id, itemCode: item.code }, body: { version: item.version, decision: 'open' as const } };
        // One after the other: each answer is the report as the next one finds it.
        // oxlint-disable-next-line no-await-in-loop -- see above
        next = await call(reports.decideItem, request, { idempotencyKey: `${idempotencyKey}-${item.code}` });
      }
      return next;
    },
    onDone: (next) => {
      keep(next);
      onDecided(next, null);
    },
    onRefused: tellProblem,
    refreshes: [reviewQueries.report(report.id).queryKey],
  });

  const act = useAct({
    act: (action: 'open' | 'return' | 'accept', options) => call(reports.act, { params: { reportId: report.id }, body: { action, version: report.version } }, options),
    onDone: (next, action) => {
      keep(next);
      if (action === 'open') return onDecided(next, null);
      tellDone({ message: t(action === 'accept' ? 'told.reportAccepted' : 'told.reportReturned') });
      onFinished();
    },
    refreshes: lists,
  });

  return { decide, acceptUnchanged, act };
}
