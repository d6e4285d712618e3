import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { INTEGRATION_TABS } from '../../features/integrations/integration-tabs.js';
import { IntegrationsScreen } from '../../features/integrations/integrations-screen.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';

export const Route = createFileRoute('/_signed-in/integrations')({
  validateSearch: z.object({ tab: z.catch(z.optional(z.enum(INTEGRATION_TABS)), undefined), webhook: z.catch(z.optional(z.uuid()), undefined) }),
  loader: () => loadMessages('integrations'),
  component: IntegrationsPage,
});

function IntegrationsPage() {
  const { tab = 'keys', webhook } = Route.useSearch();
  const navigate = Route.useNavigate();
  const me = useMe();
  return (
    <IntegrationsScreen
      tab={tab}
      webhookId={webhook}
      demonstration={me.clock.demonstration}
      onTab={(chosen) => void navigate({ search: { tab: chosen } })}
      onWebhook={(chosen) => void navigate({ search: chosen === undefined ? { tab: 'webhooks' } : { tab: 'webhooks', webhook: chosen } })}
    />
  );
}
