import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import type { IntegrationTab } from './integration-tabs.js';
import { KeysPanel } from './keys-panel.js';
import { MakeKey } from './make-key.js';
import { MakeWebhook } from './make-webhook.js';
import { WebhookDrawer } from './webhook-drawer.js';
import { WebhooksPanel } from './webhooks-panel.js';

export interface IntegrationsScreenProps {
  readonly tab: IntegrationTab;
  /** The receiver whose deliveries are open. */
  readonly webhookId: string | undefined;
  readonly demonstration: boolean;
  readonly onTab: (tab: IntegrationTab) => void;
  readonly onWebhook: (webhookId: string | undefined) => void;
}

/** Which systems ask here with a key, and which are told of what happens. */
export function IntegrationsScreen({ tab, webhookId, demonstration, onTab, onWebhook }: IntegrationsScreenProps) {
  const { t } = useTranslation('integrations');
  const [making, setMaking] = useState<IntegrationTab | null>(null);
  const start = (
    <Button leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={() => setMaking(tab)}>
      {t(`${tab}.make`)}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} sentence={demonstration ? `${t('sentence')} ${t('realTime')}` : t('sentence')} actions={start} />
      <Tabs value={tab} onChange={(value) => onTab((value as IntegrationTab | null) ?? 'keys')} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="keys">{t('tabs.keys')}</Tabs.Tab>
          <Tabs.Tab value="webhooks">{t('tabs.webhooks')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys" pt="md">
          <KeysPanel />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks" pt="md">
          <WebhooksPanel onOpen={onWebhook} />
        </Tabs.Panel>
      </Tabs>
      {making === 'keys' ? <MakeKey onClose={() => setMaking(null)} /> : null}
      {making === 'webhooks' ? <MakeWebhook onClose={() => setMaking(null)} /> : null}
      {webhookId === undefined ? null : <WebhookDrawer webhookId={webhookId} onClose={() => onWebhook(undefined)} />}
    </>
  );
}
