import { createFileRoute } from '@tanstack/react-router';
import { ReportsScreen } from '../../features/sent/reports-screen.js';
import { ReportsSearch } from '../../features/sent/reports-search.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/reports/')({
  validateSearch: ReportsSearch,
  loader: () => loadMessages('sent'),
  component: ReportsPage,
});

function ReportsPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <ReportsScreen search={search} me={useMe()} onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }) })} />;
}
