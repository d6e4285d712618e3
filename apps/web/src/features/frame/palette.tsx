import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBuildingBank, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { agencies } from '@tiendo/types';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { foundIn } from '../../i18n/fold.js';
import { nameIn } from '../../i18n/name-in.js';
import { useLocale } from '../../ui/use-locale.js';
import { useEntries } from './use-entries.js';

const WAIT_MILLISECONDS = 150;
const MOST = 12;

/** Goes anywhere by typing: the pages one is led to, and every agency by name or code, accents or not. `asked` grows each time it is wanted. */
export function Palette({ asked }: { readonly asked: number }) {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const navigate = useNavigate();
  const entries = useEntries();
  const [sought, setSought] = useState('');
  const found = useAgencies(sought);

  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);

  const pages = entries
    .map((entry) => ({ entry, label: t(`nav.pages.${entry.page}`) }))
    .filter(({ label }) => foundIn(label, sought))
    .map(({ entry, label }) => ({
      id: entry.page,
      label,
      leftSection: <entry.sign size={18} stroke={1.75} aria-hidden />,
      onClick: () => void navigate({ to: entry.to }),
    }));
  const offices = found.map((agency) => ({
    id: agency.id,
    label: nameIn(locale, agency),
    description: agency.code,
    leftSection: <IconBuildingBank size={18} stroke={1.75} aria-hidden />,
    onClick: () => void navigate({ to: '/agencies', search: { agency: agency.code } }),
  }));
  const actions: SpotlightActionGroupData[] = [
    { group: t('search.pages'), actions: pages },
    { group: t('search.agencies'), actions: offices },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      actions={actions}
      query={sought}
      onQueryChange={setSought}
      // Found by the server and above, without diacritics; nothing more is to be filtered here.
      filter={(_, all) => all}
      shortcut={null}
      nothingFound={t('search.nothing', { query: sought })}
      searchProps={{ placeholder: t('search.placeholder'), 'aria-label': t('search.placeholder'), leftSection: <IconSearch size={18} stroke={1.75} aria-hidden /> }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={420}
    />
  );
}

/** Agencies for what is typed. */
function useAgencies(sought: string) {
  const [settled] = useDebouncedValue(sought.trim(), WAIT_MILLISECONDS);
  const { data } = useQuery({
    queryKey: ['agencies', 'list', { q: settled, limit: MOST }] as const,
    queryFn: ({ signal }) => call(agencies.list, { query: { q: settled, limit: MOST } }, { signal }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  return settled === '' ? [] : (data?.items ?? []);
}
