import { Button } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import type { Check } from '@tiendo/domain/reports';
import { formatBytes, formatDate, formatPeriod, reportTitle, SECTION_NAMES } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../../api/use-history.js';
import { nameIn } from '../../i18n/name-in.js';
import { HistorySection } from '../../ui/history-section.js';
import { IllustrativeMark } from '../../ui/marks.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedAt } from '../../ui/saved-at.js';
import { StateSign } from '../../ui/state-sign.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { ChecksPanel } from './checks-panel.js';
import { DispatchForm } from './dispatch-form.js';
import { DueHint } from './due-hint.js';
import { EVIDENCE_SAID_BYTES } from './evidence/evidence-limits.js';
import type { EvidenceActs } from './evidence/use-evidence.js';
import { ItemRow } from './item-row.js';
import { sectionId } from './item-place.js';
import { PrintMenu } from './print-menu.js';
import { ReceiptsList } from './receipts-list.js';
import { ReportNotices } from './report-notices.js';
import { askedBy } from './report-issuer.js';
import { sectionsOf } from './report-parts.js';
import { reportSentence } from './report-sentence.js';
import classes from './report.module.css';
import type { ReportDrafts } from './saving/use-drafts.js';
import { SectionsNav } from './sections-nav.js';

export interface ReportDeskProps {
  readonly report: ReportView;
  readonly today: string;
  readonly checks: readonly Check[];
  readonly drafts: ReportDrafts;
  /** Null for who only reads. */
  readonly evidence: EvidenceActs | null;
  readonly tried: boolean;
  /** What stopped the last act, above the form. */
  readonly notice: ReactNode;
  /** The same beside the button at the end of the form, for who works on a phone. */
  readonly stopped: ReactNode;
  readonly acts: ReactNode;
  readonly onPrint: (blank: boolean) => void;
  readonly onLedger: (code: ReportView['items'][number]['code']) => void;
}

/** The report itself: its parts left, one item a row in the middle, what will be asked at the right. */
export function ReportDesk({ report, today, checks, drafts, evidence, tried, notice, stopped, acts, onPrint, onLedger }: ReportDeskProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const hintId = useId();
  const isEditable = evidence !== null;
  const history = useHistory('report', report.id);
  useHotkeys([['mod+S', () => void drafts.flush(), { preventDefault: true }]], []);
  const phone = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const touch = useMediaQuery('(hover: none)', false, { getInitialValueInEffect: false });
  const sections = sectionsOf(report.items, checks);
  const period = formatPeriod(report.period, locale);
  return (
    <>
      <PageHeader
        above={nameIn(locale, report.agency)}
        title={reportTitle(report.period, locale)}
        beside={
          <>
            <WorkflowBadge status={report.status} />
            {report.period.illustrative ? <IllustrativeMark /> : null}
            {drafts.saving ? <SavedAt saving={drafts.saving} today={today} /> : null}
          </>
        }
        sentence={
          <>
            {reportSentence(report, checks, today, isEditable, t, locale)} <DueHint report={report} />
          </>
        }
        actions={
          <>
            {report.items.length > 0 ? <PrintMenu onPrint={onPrint} /> : null}
            {acts}
          </>
        }
      />
      {notice}
      <ReportNotices report={report} drafts={drafts} isEditable={isEditable} />
      <div className={classes.form}>
        <SectionsNav sections={sections} withState={report.isDraftShown} />
        <div className={classes.items}>
          <div className={classes.columnNames} aria-hidden>
            <span>{t('form.last')}</span>
            <span>{t('form.now', { period })}</span>
            <span>{t('form.change')}</span>
            <span>{t('form.proof')}</span>
          </div>
          <p className={classes.hint}>
            {t(`form.figures.${report.figures}`, { day: formatDate(report.figuresOn) })}
          </p>
          {isEditable ? (
            <p id={hintId} className={classes.hint}>
              {t(touch ? 'proof.hintTouch' : 'proof.hint', { types: t('proof.types'), size: formatBytes(EVIDENCE_SAID_BYTES, locale) })}
            </p>
          ) : null}
          {sections.map(({ section, state, items }) => (
            <section key={section} id={sectionId(section)} tabIndex={-1} className={classes.part} aria-labelledby={`${sectionId(section)}-name`}>
              <h2 id={`${sectionId(section)}-name`} className={classes.partName}>
                {report.isDraftShown ? (
                  <span className={classes.phoneSign}>
                    <StateSign state={state} label={t(`form.${state}`)} />
                  </span>
                ) : null}
                {SECTION_NAMES[locale][section]}
              </h2>
              {items.map((item) => (
                <ItemRow
                  key={item.code}
                  item={item}
                  writing={evidence ? { drafts, evidence } : null}
                  checks={report.isDraftShown ? checks.filter((check) => check.item === item.code) : []}
                  tried={tried}
                  hintId={hintId}
                  onLedger={() => onLedger(item.code)}
                />
              ))}
            </section>
          ))}
          {isEditable ? (
            <div className={classes.phoneSubmit}>
              {stopped}
              {drafts.saving ? <SavedAt saving={drafts.saving} today={today} /> : null}
              {acts}
            </div>
          ) : null}
        </div>
        <aside className={classes.beside}>
          {report.can.dispatch.allowed ? <DispatchForm report={report} today={today} /> : null}
          <ChecksPanel checks={checks} reviewer={askedBy(report, locale)} folded={phone} />
          {phone && report.receipts.length === 0 ? null : <ReceiptsList report={report} />}
        </aside>
      </div>
      <HistorySection {...history} />
    </>
  );
}

export interface DeskActsProps {
  readonly report: ReportView;
  readonly busy: boolean;
  /** Files on their way: submitting waits for them. */
  readonly isUploading: boolean;
  readonly onSubmit: () => void;
  readonly onWithdraw: () => void;
  readonly onRecall: () => void;
}

/** What the agency may do now; the server says which. */
export function DeskActs({ report, busy, isUploading, onSubmit, onWithdraw, onRecall }: DeskActsProps) {
  const { t } = useTranslation('report');
  const { can, status } = report;
  const canSubmit = can.submit.allowed || can.start.allowed;
  return (
    <>
      {can.withdraw.allowed ? (
        <Button variant="default" onClick={onWithdraw} loading={busy}>
          {t('act.withdraw')}
        </Button>
      ) : null}
      {can.recall.allowed ? (
        <Button variant="default" onClick={onRecall} loading={busy}>
          {t('act.recall')}
        </Button>
      ) : null}
      {canSubmit ? (
        <Button onClick={onSubmit} loading={busy} disabled={isUploading} title={isUploading ? t('checks.uploading') : undefined}>
          {t(status === 'returned' ? 'act.resubmit' : 'act.submit')}
        </Button>
      ) : null}
    </>
  );
}
