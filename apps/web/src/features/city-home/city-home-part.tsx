import { daysLeftText, dueText, formatDateTime, formatPeriod, formatQuarter, formatThreshold, reportTitle } from '@tiendo/phrases';
import type { CityHome, Me, TargetView } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nameIn, placeIn } from '../../i18n/name-in.js';
import { BulletBar } from '../../ui/bullet-bar.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintFrame } from '../../ui/print-frame.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { AttentionList } from './attention-list.js';
import classes from './city-home.module.css';

const WORKFLOW = ['not_started', 'draft', 'with_head', 'sent', 'in_review', 'returned', 'accepted', 'locked'] as const;

/** The city in two minutes: one sentence, the targets as lines, who stands in between and why, where the quarter's reports are. */
export function CityHomePart({ home, me }: { readonly home: CityHome; readonly me: Me }) {
  const { t } = useTranslation('city-home');
  const locale = useLocale();
  const silent = home.notReported > 0 && home.period ? t('silent', { count: home.notReported, report: reportTitle(home.period, locale) }) : '';
  const sentence =
    home.dueOn && home.daysLeft !== null
      ? `${t('sentence', { met: home.metAll, of: home.bound, left: daysLeftText(home.daysLeft, locale), due: dueText(home.dueOn, locale) })}${silent}`
      : t('noTargets');
  const total = WORKFLOW.reduce((sum, status) => sum + home.reports[status], 0);
  return (
    <PrintFrame
      place={t('place', { place: placeIn(locale, me.jurisdiction) })}
      title={t('title')}
      {...(home.period ? { edition: formatPeriod(home.period, locale) } : {})}
      asOf={formatDateTime(me.clock.now, locale)}
      illustrative={me.jurisdiction.illustrative}
    >
      <PageHeader title={t('title')} sentence={sentence} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Section
            title={t('targets')}
            aside={
              <Link to="/matrix" data-screen-only>
                {t('toMatrix')}
              </Link>
            }
          >
            <FactList>
              {home.targets.map((line) => (
                <TargetLine key={line.target.id} line={line} />
              ))}
            </FactList>
          </Section>
          <Section title={t('attention')}>
            <AttentionList attention={home.attention} today={me.clock.today} />
          </Section>
        </div>
        <Section
          title={home.period ? t('reportsOf', { period: home.period.kind === 'quarter' ? formatQuarter(home.period.code, locale) : dueText(home.period.cutoffOn, locale) }) : t('reports')}
          aside={home.queue !== null && home.queue > 0 ? <Link to="/queue">{t('queue', { count: home.queue })}</Link> : null}
        >
          <FactList>
            {WORKFLOW.filter((status) => home.reports[status] > 0).map((status) => (
              <FactRow
                key={status}
                title={
                  <Link to="/matrix" search={{ report: [status] }} className={classes.plain}>
                    <WorkflowBadge status={status} />
                  </Link>
                }
                value={t('share', { count: home.reports[status], of: total })}
              />
            ))}
          </FactList>
          {home.reportsLate > 0 ? <p className={classes.late}>{t('late', { count: home.reportsLate })}</p> : null}
        </Section>
      </div>
    </PrintFrame>
  );
}

function TargetLine({ line }: { readonly line: CityHome['targets'][number] }) {
  const { t } = useTranslation('city-home');
  const locale = useLocale();
  const { target, met, of } = line;
  const words = { value: t('met', { met, of }), target: t('all') };
  return (
    <FactRow title={nameIn(locale, target)} note={asksFor(target, locale, t('everyAgency'))} value={<Rest line={line} />}>
      <BulletBar value={met} target={of} max={Math.max(1, of)} words={words} />
      <span className={classes.figure}>{words.value}</span>
    </FactRow>
  );
}

function asksFor(target: TargetView, locale: 'vi' | 'en', everyAgency: string): string {
  const what = target.kind === 'ratio' ? `≥ ${formatThreshold(target.threshold, locale)}` : everyAgency;
  return `${what}, ${dueText(target.dueOn, locale)}`;
}

/** With those that met it they make up all that are bound; who the target is not for stands apart, last. */
const REASONS = ['overdue', 'notReported', 'atRisk', 'dueSoon', 'onTrack', 'notApplicable'] as const;

/** Those not yet there, by why; nothing is said of what is zero, and a reason never breaks in two. */
function Rest({ line }: { readonly line: CityHome['targets'][number] }) {
  const { t } = useTranslation('city-home');
  const reasons = REASONS.filter((reason) => line[reason] > 0).map((reason) => t(reason, { count: line[reason] }));
  return (
    <ul className={classes.rest}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
