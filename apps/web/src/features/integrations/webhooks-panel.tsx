import { useQuery } from '@tanstack/react-query';
import { formatDateTime } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { DeliveryResult } from './delivery-result.js';
import classes from './integrations.module.css';
import { integrationQueries } from './integrations.queries.js';
import { WebhookState } from './webhook-state.js';

/** Which systems are told of what, and whether it arrives. */
export function WebhooksPanel({ onOpen }: { readonly onOpen: (webhookId: string) => void }) {
  const { t } = useTranslation('integrations');
  const locale = useLocale();
  const list = useQuery(integrationQueries.webhooks());
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonTable rows={5} />;
  if (list.data.items.length === 0) return <EmptyState why={t('webhooks.empty')} next={t('webhooks.emptyNext')} />;
  return (
    <DataTable caption={t('tabs.webhooks')} stacks>
      <thead>
        <tr>
          <Th>{t('system')}</Th>
          <Th>{t('whose')}</Th>
          <Th>{t('webhooks.events')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('webhooks.last')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.data.items.map((webhook) => (
          <tr key={webhook.id}>
            <RowHead>
              <span className={classes.name}>
                <QuietButton onClick={() => onOpen(webhook.id)} aria-label={t('webhooks.open', { system: webhook.system })}>
                  {webhook.system}
                </QuietButton>
              </span>
              <span className={classes.quiet}>{webhook.url}</span>
            </RowHead>
            <Td label={t('whose')}>{webhook.agency ? nameIn(locale, webhook.agency) : t('wholeCity')}</Td>
            <Td label={t('webhooks.events')}>{webhook.events.map((event) => t(`webhooks.eventNames.${event}`)).join('; ')}</Td>
            <Td label={t('state')}>
              <WebhookState {...webhook} />
            </Td>
            <Td label={t('webhooks.last')}>
              {webhook.lastDelivery ? (
                <>
                  <DeliveryResult {...webhook.lastDelivery} />
                  <span className={classes.quiet}>{formatDateTime(webhook.lastDelivery.at, locale)}</span>
                </>
              ) : (
                t('webhooks.none')
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
