import { createFileRoute } from '@tanstack/react-router';
import { ReceiptScreen } from '../../features/receipt/receipt-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/reports/$reportId_/receipts/$revision')({
  params: {
    parse: ({ revision, ...rest }) => ({ ...rest, revision: Number(revision) }),
    stringify: ({ revision, ...rest }) => ({ ...rest, revision: String(revision) }),
  },
  loader: () => loadMessages('receipt'),
  component: ReceiptPage,
});

function ReceiptPage() {
  const { reportId, revision } = Route.useParams();
  return <ReceiptScreen reportId={reportId} revision={revision} me={useMe()} />;
}
