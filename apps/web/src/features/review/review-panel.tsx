import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDate, formatDateTime, formatQuarter, ITEM_NAMES, sentLateText } from '@tiendo/phrases';
import type { ReportItemView, ReportView } from '@tiendo/types';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { ErrorState } from '../../ui/error-state.js';
import { KeyHint } from '../../ui/key-hint.js';
import { Notice } from '../../ui/notice.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { DecisionBar } from './decision-bar.js';
import { ItemDetail } from './item-detail.js';
import { ItemsTable } from './items-table.js';
import { ReturnDialog } from './return-dialog.js';
import { reviewQueries } from './review.queries.js';
import { countsOf, finishOf, itemAt, nextOpen } from './review-progress.js';
import classes from './review.module.css';
import { ServicesDrawer } from './services-drawer.js';
import { useDecisions } from './use-decisions.js';
import { useReviewKeys, type ReviewKey } from './use-review-keys.js';
import type { Verified } from './verified-figure.js';

export interface ReviewPanelProps {
  readonly reportId: string;
  readonly item: ReportItemView['code'] | undefined;
  readonly onItem: (code: ReportItemView['code'] | undefined) => void;
  readonly onNextReport: () => void;
}

/** One report in front of its reviewer. */
export function ReviewPanel(props: ReviewPanelProps) {
  const report = useQuery(reviewQueries.report(props.reportId));
  if (report.isError) return <ErrorState problem={problemWords(report.error)} onRetry={() => void report.refetch()} retrying={report.isFetching} />;
  if (report.isPending) return <SkeletonPage />;
  return <Panel key={report.data.id} {...props} report={report.data} />;
}

function Panel({ report, item: chosen, onItem, onNextReport }: ReviewPanelProps & { readonly report: ReportView }) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const [verified, setVerified] = useState<{ code: string; value: Verified } | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [returning, setReturning] = useState(false);
  const [showsServices, setShowsServices] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const items = report.items;
  const item = items.find((each) => each.code === chosen) ?? nextOpen(items, undefined) ?? items[0];
  const decided = (next: ReportView, code: ReportItemView['code'] | null) => {
    setReturning(false);
    setVerified(null);
    onItem((nextOpen(next.items, code ?? undefined) ?? next.items.find((each) => each.code === code))?.code);
  };
  const { decide, acceptUnchanged, act } = useDecisions(report, decided, onNextReport);
  const found = item && verified?.code === item.code ? verified.value : null;
  const busy = decide.isBusy || act.isBusy || acceptUnchanged.isBusy;
  const accept = () => {
    if (!item) return;
    // Another value than the reported one needs its reason.
    if (found && found.reason.trim() === '') return panel.current?.querySelector<HTMLInputElement>('[data-verified-reason]')?.focus();
    decide.do({ item, decision: 'accepted', ...(found ? { verified: { numerator: found.numerator, denominator: found.denominator }, reason: found.reason.trim() } : {}) });
  };
  const canDecide = report.can.decide_item.allowed;

  const onKey = useCallback(
    (key: ReviewKey) => {
      const open = item?.state === 'open' && canDecide && !busy;
      const keys: Record<ReviewKey, () => void> = {
        j: () => onItem(itemAt(items, item?.code, 1)?.code),
        k: () => onItem(itemAt(items, item?.code, -1)?.code),
        a: () => open && accept(),
        r: () => open && setReturning(true),
        o: () => report.can.open.allowed && !busy && act.do('open'),
        u: () => item && canDecide && item.state !== 'open' && !busy && decide.do({ item, decision: 'open' }),
        n: onNextReport,
        s: () => item && HAS_SERVICES.includes(item.code) && setShowsServices(true),
        v: () => panel.current?.querySelector<HTMLInputElement>('fieldset input:enabled')?.select(),
        e: () => canDecide && !busy && countsOf(report).unchangedOpen > 0 && acceptUnchanged.do(report.version),
        f: () => {
          const finish = finishOf(report);
          if (finish && !busy) act.do(finish);
        },
        '?': () => setShowsKeys(true),
      };
      keys[key]();
    },
    // The acts are new each time; what they close over is all that matters.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
    [report, item, busy, found],
  );
  useReviewKeys(onKey);

  const choose = (code: ReportItemView['code']) => {
    onItem(code);
    // On a phone the item stands under the table, out of sight.
    if (window.matchMedia('(max-width: 47.99em)').matches) panel.current?.querySelector('[data-detail]')?.scrollIntoView({ block: 'start' });
  };

  const counts = countsOf(report);
  const period = report.period.kind === 'quarter' ? formatQuarter(report.period.code, locale) : formatDate(report.period.cutoffOn);
  const problem = decide.problem ?? act.problem ?? acceptUnchanged.problem;
  return (
    <div className={classes.panel} ref={panel}>
      <PageHeader
        title={`${nameIn(locale, report.agency)} · ${period}`}
        beside={<WorkflowBadge status={report.status} />}
        sentence={
          report.sentAt
            ? `${t('sentAt', { at: formatDateTime(report.sentAt, locale) })}, ${report.lateDays > 0 ? sentLateText(report.lateDays, locale) : t('inTime')}. ${t('sentence', { changed: counts.changed, same: counts.unchanged })}`
            : t('notSent')
        }
        actions={
          canDecide && counts.unchangedOpen > 0 ? (
            <Button variant="default" onClick={() => acceptUnchanged.do(report.version)} loading={acceptUnchanged.isBusy} rightSection={<KeyHint keys="E" />}>
              {t('acceptUnchanged', { count: counts.unchangedOpen })}
            </Button>
          ) : null
        }
      />
      {report.round > 1 ? (
        <Notice kind="information" title={t('round', { round: report.round })}>
          {t('roundHow')}
        </Notice>
      ) : null}
      {report.can.decide_item.because === 'own_agency' ? <Notice kind="information" title={t('ownAgency')} /> : null}
      {problem ? <ErrorState problem={problem} onRetry={() => window.location.reload()} /> : null}
      <ItemsTable items={items} chosen={item?.code} lastName={t(items.some((each) => each.before !== null) ? 'sentBefore' : 'lastPeriod')} nowName={period} onChoose={choose} />
      {item ? (
        <ItemDetail
          item={item}
          checks={report.checks.filter((check) => check.item === item.code)}
          lastName={t('lastPeriod')}
          nowName={period}
          verified={found}
          onVerified={(value) => setVerified(value ? { code: item.code, value } : null)}
          canDecide={canDecide && item.state === 'open'}
          onShowServices={() => setShowsServices(true)}
        />
      ) : null}
      <DecisionBar
        report={report}
        item={item}
        busy={busy}
        onOpen={() => act.do('open')}
        onAccept={accept}
        onReturn={() => setReturning(true)}
        onReopen={() => item && decide.do({ item, decision: 'open' })}
        onFinish={(action) => act.do(action)}
        onKeys={() => setShowsKeys(true)}
      />
      {item ? (
        <ReturnDialog
          key={item.code}
          itemName={ITEM_NAMES[locale][item.code]}
          opened={returning}
          busy={decide.isBusy}
          problem={decide.problem}
          onClose={() => setReturning(false)}
          onReturn={(reason) => decide.do({ item, decision: 'returned', reason })}
        />
      ) : null}
      {item && (item.code === 'level4' || item.code === 'payment' || item.code === 'receipt') ? (
        <ServicesDrawer reportId={report.id} itemCode={item.code} opened={showsServices} onClose={() => setShowsServices(false)} />
      ) : null}
      <Modal opened={showsKeys} onClose={() => setShowsKeys(false)} title={t('keys.help')} closeButtonProps={{ 'aria-label': t('keys.close') }}>
        <KeySheet />
      </Modal>
    </div>
  );
}

/** Items with a list of services behind their figure. */
const HAS_SERVICES: readonly string[] = ['level4', 'payment', 'receipt'];

const SHEET = [
  ['J', 'keys.next'],
  ['K', 'keys.previous'],
  ['O', 'act.open'],
  ['A', 'act.accept'],
  ['R', 'act.return'],
  ['U', 'act.reopen'],
  ['N', 'keys.nextReport'],
  ['S', 'keys.services'],
  ['V', 'keys.verified'],
  ['E', 'keys.acceptUnchanged'],
  ['F', 'keys.finish'],
  ['Ctrl+Enter', 'keys.sendReason'],
] as const;

function KeySheet() {
  const { t } = useTranslation('review');
  return (
    <dl className={classes.sheet}>
      {SHEET.map(([key, what]) => (
        <div key={key}>
          <dt>
            <KeyHint keys={key} />
          </dt>
          <dd>{t(what)}</dd>
        </div>
      ))}
    </dl>
  );
}
