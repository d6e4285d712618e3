import { useQuery, useQueryClient } from '@tanstack/react-query';
import { reportTitle } from '@tiendo/phrases';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Me, ReportView } from '@tiendo/types';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { PageHeader } from '../../ui/page-header.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { DueHint } from './due-hint.js';
import { useEvidence } from './evidence/use-evidence.js';
import { GiveBackDialog } from './give-back-dialog.js';
import { HeadBar, HeadPage } from './head-page.js';
import { fieldOf, goToItem } from './item-place.js';
import { LedgerDrawer } from './ledger-drawer.js';
import { DeskActs, ReportDesk } from './report-desk.js';
import { itemsWithErrors, liveChecks } from './report-parts.js';
import { ReportPaper } from './report-paper.js';
import { reportQueries } from './report.queries.js';
import type { ReportSearch } from './report-search.js';
import { dueSentence } from './report-sentence.js';
import { ReportSkeleton } from './report-skeleton.js';
import classes from './report.module.css';
import { SentNow } from './sent-now.js';
import { useDrafts } from './saving/use-drafts.js';
import { useReportActs } from './use-report-acts.js';

export interface ReportScreenProps {
  readonly reportId: string;
  readonly search: ReportSearch;
  readonly me: Me;
  readonly onSearch: (change: Partial<ReportSearch>) => void;
}

/** One report, for whoever reads, writes, signs or numbers it. */
export function ReportScreen({ reportId, search, me, onSearch }: ReportScreenProps) {
  const report = useQuery(reportQueries.report(reportId));
  if (report.isError) return <ErrorState problem={problemWords(report.error)} onRetry={() => void report.refetch()} retrying={report.isFetching} />;
  if (report.isPending) return <ReportSkeleton />;
  if (report.data.items.length === 0) return <NothingSent report={report.data} me={me} />;
  return <Report key={reportId} report={report.data} search={search} me={me} onSearch={onSearch} />;
}

function Report({ report, search, me, onSearch }: Omit<ReportScreenProps, 'reportId'> & { readonly report: ReportView }) {
  const { t } = useTranslation('report');
  const cache = useQueryClient();
  const isEditable = report.can.save.allowed || report.can.start.allowed;
  const drafts = useDrafts(report, me.person.id, isEditable);
  const evidence = useEvidence(report);
  const act = useReportActs(report);
  const [tried, setTried] = useState(false);
  const [stopped, setStopped] = useState<'errors' | 'unsaved' | null>(null);
  const [givingBack, setGivingBack] = useState(false);
  const [sentNow, setSentNow] = useState<number | null>(null);
  const [blank, setBlank] = useState(false);
  const today = me.clock.today;
  const checks = isEditable ? liveChecks(report, drafts.wordsOf) : report.checks;
  const errors = checks.filter((check) => check.severity === 'error');
  const signs = report.can.approve.allowed;
  useArrival(search.item);

  /** The report as the page has it after everything typed was saved. */
  const fresh = () => cache.getQueryData(reportQueries.report(report.id).queryKey) ?? report;
  const run = (body: Parameters<typeof act.doAsync>[0]) => act.doAsync(body).catch(() => null);

  const submit = async () => {
    setTried(true);
    const [first] = errors;
    if (first) {
      setStopped('errors');
      return goToItem(first.item, fieldOf(first));
    }
    if (!(await drafts.flush())) return setStopped('unsaved');
    setStopped(null);
    if (await run({ action: 'submit', version: fresh().version })) setTried(false);
  };
  const approve = async () => {
    const sent = await run({ action: 'approve', version: report.version });
    if (sent === null) return;
    setSentNow(sent.revision);
    onSearch({ whole: undefined });
    window.scrollTo({ top: 0 });
  };
  const giveBack = async (reason: string) => {
    if (await run({ action: 'give_back', version: report.version, reason })) setGivingBack(false);
  };
  const print = (empty: boolean) => {
    flushSync(() => setBlank(empty));
    window.print();
    setBlank(false);
  };

  const bar = signs ? <HeadBar busy={act.isBusy} onGiveBack={() => setGivingBack(true)} onApprove={() => void approve()} /> : null;
  const stop = (
    <>
      {stopped === 'errors' && errors.length > 0 ? (
        <Notice kind="error" title={t('checks.stopped', { count: itemsWithErrors(errors) })}>
          {t('checks.stoppedMend')}
        </Notice>
      ) : null}
      {stopped === 'unsaved' ? (
        <Notice kind="error" title={t('checks.unsaved')}>
          {t('checks.unsavedMend')}
        </Notice>
      ) : null}
    </>
  );
  const notice = (
    <>
      {act.problem && !givingBack ? <ErrorState problem={act.problem} /> : null}
      {stop}
      {sentNow !== null && report.status === 'sent' ? <SentNow reportId={report.id} revision={sentNow} /> : null}
    </>
  );

  return (
    <>
      <div data-screen-only>
        {signs && !search.whole ? (
          <HeadPage report={report} today={today} problem={givingBack ? null : act.problem} onWhole={() => onSearch({ whole: true })} />
        ) : (
          <ReportDesk
              report={report}
              today={today}
              checks={checks}
              drafts={drafts}
              evidence={isEditable ? evidence : null}
              tried={tried}
              notice={notice}
              stopped={stop}
              acts={
                signs ? (
                  <QuietButton onClick={() => onSearch({ whole: undefined })}>{t('act.short')}</QuietButton>
                ) : (
                  <DeskActs
                    report={report}
                    busy={act.isBusy}
                    isUploading={evidence.isBusy}
                    onSubmit={() => void submit()}
                    onWithdraw={() => void run({ action: 'withdraw', version: report.version })}
                    onRecall={() => void run({ action: 'recall', version: report.version })}
                  />
                )
              }
              onPrint={print}
              onLedger={(ledger) => onSearch({ ledger })}
            />
        )}
        {bar}
      </div>
      <ReportPaper report={report} place={me.jurisdiction} blank={blank} typed={drafts.wordsOf} />
      <GiveBackDialog opened={givingBack} busy={act.isBusy} problem={act.problem} onClose={() => setGivingBack(false)} onGiveBack={(reason) => void giveBack(reason)} />
      <LedgerDrawer reportId={report.id} itemCode={search.ledger} onClose={() => onSearch({ ledger: undefined })} />
    </>
  );
}

/** A link of a mail or of the home page leads to one item: once, when the page is there. */
function useArrival(item: ReportSearch['item']) {
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || item === undefined) return;
    arrived.current = true;
    goToItem(item);
  }, [item]);
}

function NothingSent({ report, me }: { readonly report: ReportView; readonly me: Me }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  return (
    <div className={classes.nothing}>
      <PageHeader
        above={nameIn(locale, report.agency)}
        title={reportTitle(report.period, locale)}
        beside={<WorkflowBadge status={report.status} />}
        sentence={
          <>
            {dueSentence(report, me.clock.today, t, locale)} <DueHint report={report} />
          </>
        }
      />
      <EmptyState why={t('state.nothingSent')} next={t('nothingNext')} />
    </div>
  );
}
