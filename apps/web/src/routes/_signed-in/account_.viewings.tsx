import { createFileRoute } from '@tanstack/react-router';
import { ViewingsScreen } from '../../features/account/viewings-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/account_/viewings')({
  loader: () => loadMessages('viewings'),
  component: ViewingsScreen,
});
