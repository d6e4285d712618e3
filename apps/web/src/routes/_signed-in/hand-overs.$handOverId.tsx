import { createFileRoute } from '@tanstack/react-router';
import { MinutesScreen } from '../../features/people/minutes-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/hand-overs/$handOverId')({
  loader: () => loadMessages('hand-over', 'people', 'delegations'),
  component: MinutesPage,
});

function MinutesPage() {
  const { handOverId } = Route.useParams();
  const me = useMe();
  return <MinutesScreen handOverId={handOverId} me={me} />;
}
