import { Link } from '@tanstack/react-router';
import { dueText, formatDate, reportTitle } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, GroupRow, RowHead, Td, Th } from '../../ui/data-table.js';
import { IllustrativeMark } from '../../ui/marks.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { Receipts, Sending } from './report-cells.js';
import type { ReportGroup } from './report-groups.js';
import classes from './sent.module.css';

export interface ReportsListProps {
  readonly groups: readonly ReportGroup[];
  /** The list is of one agency: a line a period, without groups. */
  readonly ofOne: boolean;
  /** Nothing more is to come: the last group can be summed. */
  readonly isWhole: boolean;
}

/** A line a report; with several agencies, a group a period. */
export function ReportsTable({ groups, ofOne, isWhole }: ReportsListProps) {
  const { t } = useTranslation('sent');
  const locale = useLocale();
  return (
    <DataTable caption={t('title')}>
      <thead>
        <tr>
          <Th>{ofOne ? t('column.report') : t('column.agency')}</Th>
          <Th>{t('column.status')}</Th>
          <Th>{t('column.due')}</Th>
          <Th>{t('column.sent')}</Th>
          <Th className={classes.receiptsHead}>{t('column.receipts')}</Th>
        </tr>
      </thead>
      {groups.map(({ period, reports, sent, late }, index) => (
        <tbody key={period.id}>
          {ofOne ? null : (
            <GroupRow
              name={reportTitle(period, locale)}
              columns={5}
              sum={
                <>
                  {isWhole || index < groups.length - 1 ? (late > 0 ? t('sumLate', { sent, of: reports.length, count: late }) : t('sum', { sent, of: reports.length })) : null} {period.illustrative ? <IllustrativeMark /> : null}
                </>
              }
            />
          )}
          {reports.map((report) => (
            <tr key={report.id}>
              <RowHead>
                <Link to="/reports/$reportId" params={{ reportId: report.id }}>
                  {ofOne ? reportTitle(report.period, locale) : nameIn(locale, report.agency)}
                </Link>{' '}
                {ofOne && period.illustrative ? <IllustrativeMark /> : null}
              </RowHead>
              <Td>
                <WorkflowBadge status={report.status} short />
              </Td>
              <Td title={dueText(report.returnDueOn ?? report.dueOn, locale)}>
                {formatDate(report.returnDueOn ?? report.dueOn)}
                {report.returnDueOn ? <span className={classes.quiet}>{` · ${t('again')}`}</span> : null}
              </Td>
              <Td>
                <Sending report={report} />
              </Td>
              <Td>
                <Receipts report={report} />
              </Td>
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}
