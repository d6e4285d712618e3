import { Link } from '@tanstack/react-router';
import { dueText, reportTitle } from '@tiendo/phrases';
import { nameIn } from '../../i18n/name-in.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { Receipts, Sending } from './report-cells.js';
import type { ReportsListProps } from './reports-table.js';
import classes from './sent.module.css';

/** The same on a phone: a card a report. */
export function ReportsCards({ groups, ofOne }: ReportsListProps) {
  const locale = useLocale();
  return (
    <>
      {groups.map(({ period, reports }) => (
        <Section key={period.id} title={reportTitle(period, locale)}>
          <FactList>
            {reports.map((report) => (
              <FactRow
                key={report.id}
                title={
                  <Link to="/reports/$reportId" params={{ reportId: report.id }} className={classes.touch}>
                    {ofOne ? reportTitle(report.period, locale) : nameIn(locale, report.agency)}
                  </Link>
                }
                note={
                  <>
                    {dueText(report.returnDueOn ?? report.dueOn, locale)} · <Sending report={report} /> <Receipts report={report} />
                  </>
                }
                value={<WorkflowBadge status={report.status} short />}
              />
            ))}
          </FactList>
        </Section>
      ))}
    </>
  );
}
