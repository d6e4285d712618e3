import { Button, Menu } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/use-locale.js';
import { exportAddress, type MatrixFilterWords } from './matrix-search.js';

const FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const;

/** What is exported is what the screen shows, filters included. */
export function ExportMenu({ filter }: { readonly filter: MatrixFilterWords }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconFileExport size={18} stroke={1.75} aria-hidden />}>{t('export.open')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.note')}</Menu.Label>
        {FORMATS.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(filter, format, locale)} download>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
