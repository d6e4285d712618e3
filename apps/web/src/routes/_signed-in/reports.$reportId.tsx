import { createFileRoute } from '@tanstack/react-router';
import { ReportScreen } from '../../features/report/report-screen.js';
import { ReportSearch } from '../../features/report/report-search.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/reports/$reportId')({
  validateSearch: ReportSearch,
  loader: () => loadMessages('report'),
  component: ReportPage,
});

function ReportPage() {
  const { reportId } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const me = useMe();
  return <ReportScreen reportId={reportId} search={search} me={me} onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), resetScroll: false })} />;
}
