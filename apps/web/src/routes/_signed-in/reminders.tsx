import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { REMINDER_TABS, RemindersScreen } from '../../features/reminders/reminders-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/reminders')({
  validateSearch: z.object({ tab: z.enum(REMINDER_TABS).optional().catch(undefined) }),
  loader: () => loadMessages('reminders'),
  component: RemindersPage,
});

function RemindersPage() {
  const { tab = 'coming' } = Route.useSearch();
  const navigate = Route.useNavigate();
  const me = useMe();
  return <RemindersScreen tab={tab} canEditRules={me.can.editReminderRules} onTab={(chosen) => void navigate({ search: { tab: chosen } })} />;
}
