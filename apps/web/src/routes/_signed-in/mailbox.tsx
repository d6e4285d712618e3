import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { MailboxScreen } from '../../features/mailbox/mailbox-screen.js';
import { loadMessages } from '../../i18n/i18n.js';

export const Route = createFileRoute('/_signed-in/mailbox')({
  validateSearch: z.object({ q: z.catch(z.optional(z.string().check(z.maxLength(200))), undefined), mail: z.catch(z.optional(z.uuid()), undefined) }),
  loader: () => loadMessages('mailbox'),
  component: MailboxPage,
});

function MailboxPage() {
  const { q = '', mail } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <MailboxScreen q={q} mail={mail} onSearch={(change, typing = false) => void navigate({ search: (now) => ({ ...now, ...change }), replace: typing })} />;
}
