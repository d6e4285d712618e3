import { Button, Menu, Select, TextInput, type ComboboxItem } from '@mantine/core';
import { IconFileExport, IconSearch } from '@tabler/icons-react';
import { AUDIT_ACTION_NAMES } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { foundIn } from '../../i18n/fold.js';
import { DateField } from '../../ui/date-field.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { useLocale } from '../../ui/use-locale.js';
import { auditQueryOf, type AuditSearch } from './audit-search.js';
import classes from './audit.module.css';

export interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onSearch: (change: AuditSearch) => void;
  readonly onClear: () => void;
}

/** By person, agency, act, thing and days. */
export function AuditFilters({ search, onSearch, onClear }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const isSet = Object.keys(auditQueryOf(search)).length > 0;
  return (
    <FilterBar>
      <div className={classes.filters}>
        <TextInput label={t('filter.person')} leftSection={<IconSearch size={16} aria-hidden />} value={search.person ?? ''} onChange={(event) => onSearch({ person: event.currentTarget.value })} />
        <TextInput label={t('filter.agency')} value={search.agency ?? ''} onChange={(event) => onSearch({ agency: event.currentTarget.value })} />
        <Select
          label={t('action')}
          placeholder={t('filter.action')}
          data={Object.entries(AUDIT_ACTION_NAMES[locale]).map(([value, label]) => ({ value, label }))}
          value={search.action ?? null}
          onChange={(value) => onSearch({ action: value ?? undefined })}
          searchable
          clearable
          filter={({ options, search: typed }) => (options as ComboboxItem[]).filter(({ label }) => foundIn(label, typed))}
        />
        <TextInput label={t('filter.subject')} value={search.subjectId ?? ''} onChange={(event) => onSearch({ subjectId: event.currentTarget.value })} />
        <DateField label={t('filter.from')} value={search.from ?? null} onChange={(day) => onSearch({ from: day ?? undefined })} clearable />
        <DateField label={t('filter.to')} value={search.to ?? null} onChange={(day) => onSearch({ to: day ?? undefined })} clearable />
        {isSet ? <QuietButton onClick={onClear}>{ui('clear')}</QuietButton> : null}
      </div>
    </FilterBar>
  );
}

/** What is exported is what the screen shows. */
export function AuditExport({ search }: { readonly search: AuditSearch }) {
  const { t } = useTranslation('audit');
  const address = (format: 'csv' | 'jsonl'): string => `/api/audit/file?${new URLSearchParams({ ...auditQueryOf(search), format }).toString()}`;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconFileExport size={18} stroke={1.75} aria-hidden />}>{t('export.open')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.note')}</Menu.Label>
        {(['csv', 'jsonl'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
