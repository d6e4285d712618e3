import { createFileRoute, stripSearchParams } from '@tanstack/react-router';
import { MatrixScreen } from '../../features/matrix/matrix-screen.js';
import { EMPTY_MATRIX_SEARCH, MatrixSearch } from '../../features/matrix/matrix-search.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/matrix')({
  validateSearch: MatrixSearch,
  search: { middlewares: [stripSearchParams(EMPTY_MATRIX_SEARCH)] },
  loader: () => loadMessages('matrix'),
  component: MatrixPage,
});

function MatrixPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const me = useMe();
  return (
    <MatrixScreen
      search={search}
      me={me}
      onSearch={(change, typing = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace: typing })}
    />
  );
}
