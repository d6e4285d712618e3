import { createFileRoute } from '@tanstack/react-router';
import { AGENCY_KINDS } from '@tiendo/types';
import { z } from 'zod';
import { AgenciesScreen } from '../../features/agencies/agencies-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/agencies')({
  validateSearch: z.object({
    q: z.string().max(200).optional().catch(undefined),
    kind: z.enum(AGENCY_KINDS).optional().catch(undefined),
    agency: z.string().max(40).optional().catch(undefined),
  }),
  loader: () => loadMessages('agencies'),
  component: AgenciesPage,
});

function AgenciesPage() {
  const { q = '', kind, agency } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <AgenciesScreen q={q} kind={kind} agency={agency} onSearch={(change, typing = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace: typing })} />;
}
