import { createFileRoute } from '@tanstack/react-router';
import { QueueScreen } from '../../features/review/queue-screen.js';
import { ReviewSearch } from '../../features/review/review-search.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/queue')({
  validateSearch: ReviewSearch,
  loader: () => loadMessages('review'),
  component: QueuePage,
});

function QueuePage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const me = useMe();
  return <QueueScreen search={search} now={me.clock.now} onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })} />;
}
