import {
  IconBuildingBank,
  IconCalendar,
  IconClipboardCheck,
  IconClipboardText,
  IconFileExport,
  IconFileText,
  IconHistory,
  IconLayoutDashboard,
  IconListDetails,
  IconMail,
  IconMailbox,
  IconMapPins,
  IconPlugConnected,
  IconTable,
  IconUserShare,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Page } from '@tiendo/types';

export const NAVIGATION_GROUPS = ['work', 'data', 'period', 'administration'] as const;
export type NavigationGroup = (typeof NAVIGATION_GROUPS)[number];

export interface NavigationEntry {
  readonly page: Page;
  readonly to: string;
  readonly group: NavigationGroup;
  readonly sign: Icon;
}

/** Every page of the side bar in its order. The server says which of them a person is led to (`me.navigation`). */
export const NAVIGATION: readonly NavigationEntry[] = [
  { page: 'home', to: '/', group: 'work', sign: IconLayoutDashboard },
  { page: 'matrix', to: '/matrix', group: 'work', sign: IconTable },
  { page: 'queue', to: '/queue', group: 'work', sign: IconClipboardCheck },
  { page: 'desk', to: '/desk', group: 'work', sign: IconMapPins },
  { page: 'register', to: '/register', group: 'work', sign: IconListDetails },
  { page: 'reports', to: '/reports', group: 'work', sign: IconClipboardText },
  { page: 'delegations', to: '/delegations', group: 'work', sign: IconUserShare },
  { page: 'documents', to: '/documents', group: 'data', sign: IconFileText },
  { page: 'agencies', to: '/agencies', group: 'data', sign: IconBuildingBank },
  { page: 'calendar', to: '/calendar', group: 'period', sign: IconCalendar },
  { page: 'reminders', to: '/reminders', group: 'period', sign: IconMail },
  { page: 'review', to: '/review', group: 'period', sign: IconFileExport },
  { page: 'mailbox', to: '/mailbox', group: 'period', sign: IconMailbox },
  { page: 'people', to: '/people', group: 'administration', sign: IconUsers },
  { page: 'integrations', to: '/integrations', group: 'administration', sign: IconPlugConnected },
  { page: 'audit', to: '/audit', group: 'administration', sign: IconHistory },
];

/** The entries a person is led to, of the pages that this version has. */
export function entriesFor(pages: readonly Page[], hasRoute: (to: string) => boolean): NavigationEntry[] {
  return NAVIGATION.filter((entry) => pages.includes(entry.page) && hasRoute(entry.to));
}

/** Whether `pathname` is the entry's page or below it. */
export function isAt(entry: NavigationEntry, pathname: string): boolean {
  return entry.to === '/' ? pathname === '/' : pathname === entry.to || pathname.startsWith(`${entry.to}/`);
}
