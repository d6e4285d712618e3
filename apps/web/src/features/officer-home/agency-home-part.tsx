import { Link } from '@tanstack/react-router';
import { daysLeftText, dueAndLeftText, formatDateTime, formatPercent, formatPeriod, formatQuarterShort, formatThreshold } from '@tiendo/phrases';
import type { AgencyHome } from '@tiendo/types';
import { Trans, useTranslation } from 'react-i18next';
import { nameIn, placeIn } from '../../i18n/name-in.js';
import { useMe } from '../../session/session.queries.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintFrame } from '../../ui/print-frame.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { StateSign } from '../../ui/state-sign.js';
import { useLocale } from '../../ui/use-locale.js';
import { CameBack } from './came-back.js';
import { CandidatesTable } from './candidates-table.js';
import { inOrder, reportWords, startOfSentence, targetWords } from './home-sentence.js';
import classes from './officer-home.module.css';
import { ReportChecklist } from './report-checklist.js';
import { TargetLine } from './target-line.js';
import { ToDispatch } from './to-dispatch.js';

/** My work at my agency: one sentence, what came back, the targets as lines, the report as a checklist, what is nearest to level 4. */
export function AgencyHomePart({ home }: { readonly home: AgencyHome }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  const me = useMe();
  return (
    <PrintFrame
      place={t('place', { place: placeIn(locale, me.jurisdiction) })}
      title={nameIn(locale, home.agency)}
      {...(home.report ? { edition: formatPeriod(home.report.period, locale) } : {})}
      asOf={formatDateTime(me.clock.now, locale)}
      illustrative={me.jurisdiction.illustrative}
    >
      <PageHeader title={nameIn(locale, home.agency)} sentence={<Sentence home={home} />} />
      <CameBack returned={home.returned} givenBack={home.givenBack} />
      <div className={classes.columns}>
        <div className={classes.report}>
          <ToDispatch reports={home.toDispatch} />
          {home.report ? <ReportChecklist report={home.report} /> : <NoReport />}
          {home.wards ? <Wards wards={home.wards} /> : null}
        </div>
        <div className={classes.targets}>
          <Section title={t('targets')}>
            {home.obligations.length === 0 ? (
              <EmptyState why={t('noTargets.why')} next={t('noTargets.next')} />
            ) : (
              <FactList>
                {inOrder(home.obligations).map((obligation) => (
                  <TargetLine key={obligation.target.id} obligation={obligation} />
                ))}
              </FactList>
            )}
          </Section>
          {home.obligations.some(({ target }) => target.kind === 'ratio') ? <CandidatesTable candidates={home.candidates} /> : null}
        </div>
      </div>
    </PrintFrame>
  );
}

/** "Còn 45 ngày và 1 dịch vụ nữa để đạt 40%. Báo cáo Quý III: hạn gửi hết ngày 18/09, còn 2 ngày." */
function Sentence({ home }: { readonly home: AgencyHome }) {
  const { t } = useTranslation('officer-home');
  return (
    <>
      <TargetSentence home={home} />
      {home.report ? <ReportSentence report={home.report} /> : t('sentence.noReport')}
    </>
  );
}

function TargetSentence({ home }: { readonly home: AgencyHome }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  const words = targetWords(home.obligations);
  if (words === null) return null;
  const { target, fraction, missing, daysLeft } = words.obligation;
  const threshold = formatThreshold(target.threshold, locale);
  if (words.kind === 'met') return <>{`${t('sentence.met', { threshold, percent: formatPercent(fraction.numerator, fraction.denominator, locale, target.threshold) })} `}</>;
  const left = daysLeftText(daysLeft, locale);
  const values = { count: missing, left: words.kind === 'late' ? left : startOfSentence(left), threshold };
  return (
    <>
      <Trans t={t} i18nKey={words.kind === 'late' ? 'sentence.targetLate' : 'sentence.target'} values={values} count={missing} components={{ b: <strong /> }} />{' '}
    </>
  );
}

function ReportSentence({ report }: { readonly report: NonNullable<AgencyHome['report']> }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  const words = reportWords(report);
  const period = report.period.kind === 'quarter' ? formatQuarterShort(report.period.code, locale) : formatPeriod(report.period, locale);
  const due = report.returnDueOn ?? report.dueOn;
  return (
    <>
      {t(`sentence.report.${words}`, {
        period,
        by: dueAndLeftText(due, report.daysLeft, locale, true),
        left: daysLeftText(report.daysLeft, locale),
        at: report.sentAt ? formatDateTime(report.sentAt, locale) : '',
      })}
    </>
  );
}

function NoReport() {
  const { t } = useTranslation('officer-home');
  return (
    <Section title={t('noReport.title')}>
      <p className={classes.quiet}>{t('noReport.why')}</p>
      <p>
        <Link to="/calendar">{t('noReport.calendar')}</Link>
      </p>
    </Section>
  );
}

/** A district's line about its wards; the desk adds them up. */
function Wards({ wards: { of, reported, late } }: { readonly wards: NonNullable<AgencyHome['wards']> }) {
  const { t } = useTranslation('officer-home');
  const state = reported === of ? 'done' : late > 0 ? 'warning' : 'open';
  return (
    <Section title={t('wards.title')}>
      <FactList>
        <FactRow
          sign={<StateSign state={state} label={t(`report.state.${state}`)} />}
          title={t('wards.sent', { reported, of })}
          note={late > 0 ? t('wards.late', { count: late }) : null}
          value={<Link to="/desk">{t('wards.desk')}</Link>}
        />
      </FactList>
    </Section>
  );
}
