import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CalendarScreen } from '../../features/calendar/calendar-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/calendar')({
  validateSearch: z.object({ year: z.catch(z.optional(z.int().check(z.minimum(2000), z.maximum(2100))), undefined) }),
  loader: () => loadMessages('calendar'),
  component: CalendarPage,
});

function CalendarPage() {
  const { today } = useMe().clock;
  const { year = Number(today.slice(0, 4)) } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <CalendarScreen year={year} today={today} onYear={(chosen) => void navigate({ search: { year: chosen } })} />;
}
