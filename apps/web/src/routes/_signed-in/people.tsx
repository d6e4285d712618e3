import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { PeopleScreen } from '../../features/people/people-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/people')({
  validateSearch: z.object({ q: z.string().max(200).optional().catch(undefined) }),
  loader: () => loadMessages('people'),
  component: PeoplePage,
});

function PeoplePage() {
  const { q = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <PeopleScreen q={q} onSearch={(typed) => void navigate({ search: typed === '' ? {} : { q: typed }, replace: true })} />;
}
