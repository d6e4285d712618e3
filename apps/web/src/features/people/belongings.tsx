import { Link } from '@tanstack/react-router';
import { dueText, formatDate, formatNumber, reportTitle } from '@tiendo/phrases';
import type { HandOverMinutes, HandOverPlan } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { roleWords } from './role-words.js';
import classes from './hand-over.module.css';

export interface BelongingsProps {
  readonly of: Pick<HandOverPlan & HandOverMinutes, 'roles' | 'reports' | 'lent' | 'borrowed' | 'reminders'>;
  /** Who gets it; null while nobody is chosen. */
  readonly successor: string | null;
}

/** What is somebody's: roles, reports that wait, delegations, reminders; on screen and on paper alike. */
export function Belongings({ of: { roles, reports, lent, borrowed, reminders }, successor }: BelongingsProps) {
  const { t } = useTranslation('hand-over');
  const locale = useLocale();
  const delegations = [...lent.map((each) => ({ ...each, words: t('lentTo', { name: each.borrower.name }) })), ...borrowed.map((each) => ({ ...each, words: t('borrowedFrom', { name: each.lender.name }) }))];
  return (
    <>
      <Section title={t('roles')}>
        {roles.length === 0 ? <p className={classes.quiet}>{t('noRoles')}</p> : null}
        <FactList>
          {roles.map((role) => (
            <FactRow
              key={role.membershipId}
              title={roleWords(role, locale)}
              note={role.through ? t('days', { from: formatDate(role.from), through: formatDate(role.through) }) : t('since', { from: formatDate(role.from) })}
              value={successor === null ? null : t(`outcome.${role.outcome}`, { name: successor })}
            />
          ))}
        </FactList>
      </Section>
      <Section title={t('reports')}>
        {reports.length === 0 ? <p className={classes.quiet}>{t('noReports')}</p> : null}
        <FactList>
          {reports.map((report) => (
            <FactRow
              key={report.id}
              title={
                <Link to="/reports/$reportId" params={{ reportId: report.id }}>
                  {`${reportTitle(report.period, locale)}, ${nameIn(locale, report.agency)}`}
                </Link>
              }
              note={[
                report.waitsFor ? t(`waits.${report.waitsFor}`) : null,
                report.returnedItems > 0 ? t('returnedItems', { count: report.returnedItems }) : null,
                dueText(report.dueOn, locale),
                report.lastActedOn ? t('lastActed') : null,
              ]
                .filter((words) => words !== null)
                .join(' · ')}
              value={<WorkflowBadge status={report.status} />}
            />
          ))}
        </FactList>
      </Section>
      <Section title={t('delegations')}>
        {delegations.length === 0 ? <p className={classes.quiet}>{t('noDelegations')}</p> : null}
        <FactList>
          {delegations.map((each) => (
            <FactRow key={each.id} title={each.words} note={`${roleWords(each, locale)} · ${t('days', { from: formatDate(each.from), through: formatDate(each.through) })}`} value={t('ends')} />
          ))}
        </FactList>
      </Section>
      <Section title={t('reminders')}>
        <p className={classes.quiet}>{reminders === 0 ? t('noReminders') : t('remindersAhead', { count: reminders, number: formatNumber(reminders, locale) })}</p>
      </Section>
    </>
  );
}
