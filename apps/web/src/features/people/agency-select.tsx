import { Select, type ComboboxItem } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { agencies } from '@tiendo/types';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { foundIn } from '../../i18n/fold.js';
import { nameIn } from '../../i18n/name-in.js';
import { useLocale } from '../../ui/use-locale.js';

export const allAgencies = queryOptions({ queryKey: ['agencies', 'all'] as const, queryFn: ({ signal }) => call(agencies.list, { query: { limit: 200 } }, { signal }) });

export interface AgencySelectProps {
  /** Empty while none is chosen. */
  readonly code: string;
  readonly onChoose: (code: string) => void;
  readonly error: ReactNode;
}

/** An agency by its name or code, found without diacritics. */
export function AgencySelect({ code, onChoose, error }: AgencySelectProps) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const { data } = useQuery(allAgencies);
  return (
    <Select
      mt="sm"
      label={t('agency')}
      placeholder={t('agencyFind')}
      data={(data?.items ?? []).map((agency) => ({ value: agency.code, label: `${nameIn(locale, agency)} (${agency.code})` }))}
      value={code === '' ? null : code}
      onChange={(value) => onChoose(value ?? '')}
      searchable
      filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label }) => foundIn(label, search))}
      nothingFoundMessage={t('agencyNone')}
      error={error}
      required
      withAsterisk={false}
    />
  );
}
