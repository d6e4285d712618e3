import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface SideDrawerProps {
  /** Open when the address says so: pass whether the search parameter is there. */
  readonly opened: boolean;
  /** Takes the parameter out of the address, so that Back and a shared link work. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** A click beside it does not close it: it shows what cannot be shown again. */
  readonly stays?: boolean;
}

/** Details beside the work. Its address is in the URL; Escape closes it and focus goes back to where it was. */
export function SideDrawer({ opened, onClose, title, children, wide = false, stays = false }: SideDrawerProps) {
  const { t } = useTranslation('ui');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={!stays}
      closeOnEscape={!stays}
      position="right"
      size={wide ? 'min(880px, 100vw)' : 'min(560px, 100vw)'}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{ title: { fontWeight: 600, lineHeight: 1.4 } }}
    >
      {children}
    </Drawer>
  );
}
