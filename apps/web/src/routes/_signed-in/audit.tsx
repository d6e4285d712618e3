import { createFileRoute } from '@tanstack/react-router';
import { AUDIT_ACTION_NAMES } from '@tiendo/phrases';
import * as z from 'zod/mini';
import { AuditScreen } from '../../features/audit/audit-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { wordsInAddress } from '../../ui/address-words.js';

const words = (most: number) => z.catch(z.optional(wordsInAddress(most)), undefined);
const day = z.catch(z.optional(z.iso.date()), undefined);

export const Route = createFileRoute('/_signed-in/audit')({
  validateSearch: z.object({
    person: words(200),
    agency: words(40),
    action: z.catch(z.optional(z.enum(Object.keys(AUDIT_ACTION_NAMES.vi) as [string, ...string[]])), undefined),
    subjectId: words(100),
    from: day,
    to: day,
  }),
  loader: () => loadMessages('audit'),
  component: AuditPage,
});

function AuditPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <AuditScreen search={search} onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value === '' ? undefined : value])) }), replace: true })} onClear={() => void navigate({ search: {}, replace: true })} />;
}
