import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { PeopleScreen } from '../../features/people/people-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { wordsInAddress } from '../../ui/address-words.js';

export const Route = createFileRoute('/_signed-in/people')({
  validateSearch: z.object({ q: z.catch(z.optional(wordsInAddress(200)), undefined) }),
  loader: () => loadMessages('people'),
  component: PeoplePage,
});

function PeoplePage() {
  const { q = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <PeopleScreen q={q} onSearch={(typed) => void navigate({ search: typed === '' ? {} : { q: typed }, replace: true })} />;
}
