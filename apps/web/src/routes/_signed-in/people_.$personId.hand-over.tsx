import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { HandOverScreen } from '../../features/people/hand-over-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/people_/$personId/hand-over')({
  validateSearch: z.object({ successor: z.catch(z.optional(z.uuid()), undefined), on: z.catch(z.optional(z.iso.date()), undefined) }),
  loader: () => loadMessages('hand-over', 'people', 'delegations'),
  component: HandOverPage,
});

function HandOverPage() {
  const { personId } = Route.useParams();
  const { successor, on } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <HandOverScreen personId={personId} successor={successor} on={on} onChange={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })} />;
}
