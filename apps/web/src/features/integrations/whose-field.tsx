import { SegmentedControl, Select, type ComboboxItem } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { foundIn } from '../../i18n/fold.js';
import { nameIn } from '../../i18n/name-in.js';
import { useLocale } from '../../ui/use-locale.js';
import { integrationQueries } from './integrations.queries.js';

/** null for the whole city; an empty code while no agency is chosen. */
export type Whose = string | null;

export interface WhoseFieldProps {
  readonly value: Whose;
  readonly onChange: (whose: Whose) => void;
  readonly error: ReactNode;
}

/** One agency, which is the usual, or the whole city. */
export function WhoseField({ value, onChange, error }: WhoseFieldProps) {
  const { t } = useTranslation('integrations');
  const locale = useLocale();
  const { data } = useQuery(integrationQueries.agencies());
  return (
    <>
      <SegmentedControl
        mt="md"
        fullWidth
        aria-label={t('whose')}
        data={[
          { value: 'agency', label: t('oneAgency') },
          { value: 'city', label: t('wholeCity') },
        ]}
        value={value === null ? 'city' : 'agency'}
        onChange={(kind) => onChange(kind === 'city' ? null : '')}
      />
      {value === null ? null : (
        <Select
          mt="sm"
          label={t('agency')}
          placeholder={t('agencyFind')}
          data={(data?.items ?? []).map((agency) => ({ value: agency.code, label: `${nameIn(locale, agency)} (${agency.code})` }))}
          value={value === '' ? null : value}
          onChange={(code) => onChange(code ?? '')}
          searchable
          filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label }) => foundIn(label, search))}
          nothingFoundMessage={t('agencyNone')}
          error={error}
          required
          withAsterisk={false}
        />
      )}
    </>
  );
}
