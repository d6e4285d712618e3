import { Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './info-hint.module.css';

export interface InfoHintProps {
  /** What it explains, read aloud: "Mẫu số". */
  readonly about?: string;
  readonly children: ReactNode;
}

/** A definition within reach of its figure: a small sign that opens it, by mouse, finger and keyboard. */
export function InfoHint({ about, children }: InfoHintProps) {
  const { t } = useTranslation('ui');
  return (
    <Popover width={320} position="bottom-end" withArrow trapFocus={false}>
      <Popover.Target>
        <button type="button" className={classes.hint} aria-label={about ? `${t('explain')}: ${about}` : t('explain')} data-screen-only>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  );
}
