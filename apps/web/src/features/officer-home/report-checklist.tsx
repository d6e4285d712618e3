import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDayMonth, reportTitle } from '@tiendo/phrases';
import type { AgencyHome } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { StateSign } from '../../ui/state-sign.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import classes from './officer-home.module.css';

type HomeReport = NonNullable<AgencyHome['report']>;

const ACTS_OF_OFFICER: readonly HomeReport['nextAct'][] = ['start', 'continue', 'mend'];

/** The report of the quarter as a checklist, with the next act under it: the one primary act of the page. */
export function ReportChecklist({ report }: { readonly report: HomeReport }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  // Who cannot write (a head before it is submitted, a clerk) reads.
  const act = ACTS_OF_OFFICER.includes(report.nextAct) && !report.can.edit.allowed ? 'read' : report.nextAct;
  const isWork = act === 'approve' || ACTS_OF_OFFICER.includes(act);
  return (
    <Section title={reportTitle(report.period, locale)} aside={<WorkflowBadge status={report.status} />}>
      <FactList>
        {report.checklist.map((part) => (
          <FactRow key={part.part} sign={<StateSign state={part.state} label={t(`report.state.${part.state}`)} />} title={t(`report.parts.${part.part}`)} note={<PartNote part={part} report={report} />} />
        ))}
      </FactList>
      <div className={classes.act} data-screen-only>
        <Button size="md" variant={isWork ? 'filled' : 'default'} renderRoot={(props) => <Link {...props} to="/reports/$reportId" params={{ reportId: report.id }} />}>
          {t(`report.acts.${act}`)}
        </Button>
        {report.can.edit.allowed && report.errors > 0 ? <span className={classes.quiet}>{t('report.errors', { count: report.errors })}</span> : null}
      </div>
    </Section>
  );
}

function PartNote({ part: { part, state, count, of }, report }: { readonly part: HomeReport['checklist'][number]; readonly report: HomeReport }) {
  const { t } = useTranslation('officer-home');
  if (part === 'head') return <>{t(state === 'done' ? 'report.head.done' : report.status === 'with_head' ? 'report.head.waiting' : 'report.head.open')}</>;
  if (part === 'figures') return <>{state === 'done' ? t('report.figures.done', { day: formatDayMonth(report.period.cutoffOn) }) : t('report.figures.warning', { count: of - count })}</>;
  if (part === 'evidence') return <>{t('report.evidence', { count, of })}</>;
  return <>{state === 'done' ? t('report.words.done') : t('report.words.open', { count, of })}</>;
}
