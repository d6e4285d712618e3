import { createFileRoute } from '@tanstack/react-router';
import { DeskScreen } from '../../features/review/desk-screen.js';
import { ReviewSearch } from '../../features/review/review-search.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/desk')({
  validateSearch: ReviewSearch,
  loader: () => loadMessages('review'),
  component: DeskPage,
});

function DeskPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <DeskScreen search={search} onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })} />;
}
