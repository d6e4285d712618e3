import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDateTime, reportTitle } from '@tiendo/phrases';
import type { AgencyHome } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { StateSign } from '../../ui/state-sign.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './officer-home.module.css';

/** The clerk's next act: approved reports that still want the number and day of their paper. */
export function ToDispatch({ reports }: { readonly reports: AgencyHome['toDispatch'] }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  if (reports.length === 0) return null;
  return (
    <Section title={t('dispatch.title', { count: reports.length })}>
      <FactList>
        {reports.map(({ reportId, period, sentAt }) => (
          <FactRow
            key={reportId}
            sign={<StateSign state="open" label={t('report.state.open')} />}
            title={reportTitle(period, locale)}
            note={
              <>
                {t('dispatch.note', { at: formatDateTime(sentAt, locale) })}
                <div className={classes.act} data-screen-only>
                  <Button renderRoot={(props) => <Link {...props} to="/reports/$reportId" params={{ reportId }} />}>{t('dispatch.act')}</Button>
                </div>
              </>
            }
          />
        ))}
      </FactList>
    </Section>
  );
}
