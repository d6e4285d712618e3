import { useTranslation } from 'react-i18next';
import type { AgencyName } from '@tiendo/types';
import type { ReactNode } from 'react';
import { nameIn } from '../i18n/name-in.js';
import classes from './agency-switch.module.css';
import { useLocale } from './use-locale.js';

export interface AgencySwitchProps {
  /** Those for which one works; one alone needs no switch. */
  readonly agencies: readonly AgencyName[];
  /** The code of the one that is shown; the address says which. */
  readonly shown: string;
  /** The link to the same page of another agency. */
  readonly link: (agency: AgencyName, name: string, isShown: boolean) => ReactNode;
}

/** For who works for several agencies: the same page of each, one link beside the other. */
export function AgencySwitch({ agencies, shown, link }: AgencySwitchProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  if (agencies.length < 2) return null;
  return (
    <nav aria-label={t('agencySwitch')} className={classes.switch} data-screen-only>
      {agencies.map((agency) => (
        <span key={agency.code} className={classes.place} data-shown={agency.code === shown || undefined}>
          {link(agency, nameIn(locale, agency), agency.code === shown)}
        </span>
      ))}
    </nav>
  );
}
