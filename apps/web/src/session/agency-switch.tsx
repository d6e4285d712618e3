import { formatDate } from '@tiendo/phrases';
import type { AgencyName } from '@tiendo/types';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../i18n/name-in.js';
import { useLocale } from '../ui/use-locale.js';
import classes from './agency-switch.module.css';
import { useMe } from './session.queries.js';

export interface AgencySwitchProps {
  /** The code of the agency that is shown; the address says which. */
  readonly shown: string;
  /** The link to the same page of another agency. */
  readonly link: (agency: AgencyName, name: string, isShown: boolean) => ReactNode;
}

/** For who works for several agencies: the same page of each, one link beside the other, and for whom one stands in where one does. */
export function AgencySwitch({ shown, link }: AgencySwitchProps) {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const { agencies, memberships } = useMe();
  if (agencies.length < 2) return null;
  const there = memberships.filter(({ agency }) => agency?.code === shown);
  const lent = there.some(({ onBehalfOf }) => onBehalfOf === null) ? [] : there;
  return (
    <>
      <nav aria-label={t('agencySwitch')} className={classes.switch} data-screen-only>
        {agencies.map((agency) => (
          <span key={agency.code} className={classes.place} data-shown={agency.code === shown || undefined}>
            {link(agency, nameIn(locale, agency), agency.code === shown)}
          </span>
        ))}
      </nav>
      {lent.map(({ role, onBehalfOf, through }) => (onBehalfOf && through ? <p key={role} className={classes.lent}>{t('standsIn', { name: onBehalfOf.name, through: formatDate(through) })}</p> : null))}
    </>
  );
}
