import { createFileRoute } from '@tanstack/react-router';
import { AGENCY_KINDS } from '@tiendo/types';
import * as z from 'zod/mini';
import { AgenciesScreen } from '../../features/agencies/agencies-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { wordsInAddress } from '../../ui/address-words.js';

export const Route = createFileRoute('/_signed-in/agencies')({
  validateSearch: z.object({
    q: z.catch(z.optional(wordsInAddress(200)), undefined),
    kind: z.catch(z.optional(z.enum(AGENCY_KINDS)), undefined),
    agency: z.catch(z.optional(z.string().check(z.maxLength(40))), undefined),
  }),
  loader: () => loadMessages('agencies'),
  component: AgenciesPage,
});

function AgenciesPage() {
  const { q = '', kind, agency } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <AgenciesScreen q={q} kind={kind} agency={agency} onSearch={(change, typing = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace: typing })} />;
}
