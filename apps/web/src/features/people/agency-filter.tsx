import { CloseButton, Select, type ComboboxItem } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { foundIn } from '../../i18n/fold.js';
import { nameIn } from '../../i18n/name-in.js';
import { useLocale } from '../../ui/use-locale.js';
import { allAgencies } from './agency-select.js';

/** One agency of many, found without diacritics; none is no filter. */
export function AgencyFilter({ code, onChoose }: { readonly code: string | undefined; readonly onChoose: (code: string | undefined) => void }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const { data } = useQuery(allAgencies);
  return (
    <Select
      aria-label={t('agency')}
      placeholder={t('agencyAll')}
      data={(data?.items ?? []).map((agency) => ({ value: agency.code, label: nameIn(locale, agency) }))}
      value={code ?? null}
      onChange={(value) => onChoose(value ?? undefined)}
      searchable
      filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label }) => foundIn(label, search))}
      nothingFoundMessage={t('agencyNone')}
      rightSection={code ? <CloseButton size="sm" aria-label={t('agencyClear')} onClick={() => onChoose(undefined)} /> : undefined}
      rightSectionPointerEvents={code ? 'all' : 'none'}
      w="min(260px, 100%)"
    />
  );
}
