import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The report on paper as it stands, or its empty form to be filled by hand. */
export function PrintMenu({ onPrint }: { readonly onPrint: (blank: boolean) => void }) {
  const { t } = useTranslation('report');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={17} stroke={1.75} aria-hidden />}>
          {t('act.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPrint(false)}>{t('act.printFilled')}</Menu.Item>
        <Menu.Item onClick={() => onPrint(true)}>{t('act.printBlank')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
