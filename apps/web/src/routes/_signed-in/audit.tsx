import { createFileRoute } from '@tanstack/react-router';
import { AuditScreen } from '../../features/people/audit-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/audit')({
  loader: () => loadMessages('people'),
  component: AuditScreen,
});
