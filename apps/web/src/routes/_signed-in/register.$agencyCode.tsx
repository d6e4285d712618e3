import { createFileRoute, stripSearchParams } from '@tanstack/react-router';
import { RegisterScreen } from '../../features/register/register-screen.js';
import { RegisterSearch } from '../../features/register/register-search.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/register/$agencyCode')({
  validateSearch: RegisterSearch,
  search: { middlewares: [stripSearchParams({ chip: [] })] },
  loader: () => loadMessages('register'),
  component: RegisterPage,
});

function RegisterPage() {
  const { agencyCode } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { clock } = useMe();
  return (
    <RegisterScreen
      key={agencyCode}
      agencyCode={agencyCode}
      today={clock.today}
      search={search}
      onSearch={(change, typing = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace: typing })}
    />
  );
}
