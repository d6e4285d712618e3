import { createFileRoute } from '@tanstack/react-router';
import { PeopleSearch } from '../../features/people/people-search.js';
import { PeopleScreen } from '../../features/people/people-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/people')({
  validateSearch: PeopleSearch,
  loader: () => loadMessages('people', 'delegations'),
  component: PeoplePage,
});

function PeoplePage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <PeopleScreen search={search} onSearch={(change, typing = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace: typing })} />;
}
