import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { RemindersScreen } from '../../features/reminders/reminders-screen.js';
import { REMINDER_TABS } from '../../features/reminders/reminder-tabs.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/reminders')({
  validateSearch: z.object({ tab: z.catch(z.optional(z.enum(REMINDER_TABS)), undefined) }),
  loader: () => loadMessages('reminders'),
  component: RemindersPage,
});

function RemindersPage() {
  const { tab = 'coming' } = Route.useSearch();
  const navigate = Route.useNavigate();
  const me = useMe();
  return <RemindersScreen tab={tab} canEditRules={me.can.editReminderRules.allowed} onTab={(chosen) => void navigate({ search: { tab: chosen } })} />;
}
