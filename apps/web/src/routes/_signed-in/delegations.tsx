import { createFileRoute } from '@tanstack/react-router';
import { DelegationsScreen } from '../../features/people/delegations-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/delegations')({
  loader: () => loadMessages('delegations', 'people'),
  component: DelegationsScreen,
});
