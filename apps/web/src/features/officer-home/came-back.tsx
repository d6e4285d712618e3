import { Link } from '@tanstack/react-router';
import { dueText, formatPeriod, ITEM_NAMES } from '@tiendo/phrases';
import type { AgencyHome } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './officer-home.module.css';

/** What came back, before everything else: items that a reviewer returned, and what the head gave back. */
export function CameBack({ returned, givenBack }: Pick<AgencyHome, 'returned' | 'givenBack'>) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  return (
    <>
      {returned.map(({ reportId, period, returnDueOn, items }) => (
        <Notice
          key={reportId}
          kind="warning"
          title={`${t('back.returned', { count: items.length, period: formatPeriod(period, locale) })}${returnDueOn ? t('back.by', { due: dueText(returnDueOn, locale) }) : ''}`}
        >
          <ul className={classes.back}>
            {items.map(({ code, reason }) => (
              <li key={code}>
                <Link to="/reports/$reportId" params={{ reportId }} search={{ item: code }}>
                  {ITEM_NAMES[locale][code]}
                </Link>
                : {reason}
              </li>
            ))}
          </ul>
        </Notice>
      ))}
      {givenBack ? (
        <Notice
          kind="warning"
          title={t('back.given', { reason: givenBack.reason })}
          action={
            <Link to="/reports/$reportId" params={{ reportId: givenBack.reportId }}>
              {t('back.open')}
            </Link>
          }
        />
      ) : null}
    </>
  );
}
