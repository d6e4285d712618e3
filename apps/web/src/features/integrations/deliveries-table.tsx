import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { formatDateTime } from '@tiendo/phrases';
import { webhooks } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Once } from '../../ui/once.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { Section } from '../../ui/section.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { tellProblem } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { DeliveryResult } from './delivery-result.js';
import classes from './integrations.module.css';
import { integrationQueries, REFRESHES } from './integrations.queries.js';

export interface DeliveriesTableProps {
  readonly webhookId: string;
  readonly canResend: boolean;
}

/** Everything a system was told, newest first: tries, the answer, the next try. */
export function DeliveriesTable({ webhookId, canResend }: DeliveriesTableProps) {
  const { t } = useTranslation('integrations');
  return (
    <Section title={t('webhooks.deliveries')}>
      <Deliveries webhookId={webhookId} canResend={canResend} />
    </Section>
  );
}

function Deliveries({ webhookId, canResend }: DeliveriesTableProps) {
  const { t } = useTranslation('integrations');
  const locale = useLocale();
  const list = useInfiniteQuery(integrationQueries.deliveries(webhookId));
  const resend = useAct({ act: (deliveryId: string, options) => call(webhooks.resend, { params: { webhookId, deliveryId } }, options), refreshes: REFRESHES, onRefused: tellProblem });
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonTable rows={4} dense />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState why={t('webhooks.noDeliveries')} next={t('webhooks.noDeliveriesNext')} />;
  return (
    <>
      <DataTable caption={t('webhooks.deliveries')} dense stacks>
        <thead>
          <tr>
            <Th>{t('webhooks.events')}</Th>
            <Th>{t('webhooks.at')}</Th>
            <Th>{t('webhooks.result')}</Th>
            <Th numeric>{t('webhooks.attempts')}</Th>
            <Th>{t('webhooks.next')}</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((delivery) => (
            <tr key={delivery.id}>
              <RowHead>
                {t(`webhooks.eventNames.${delivery.event}`)}
                {delivery.agency ? <span className={classes.quiet}>{nameIn(locale, delivery.agency)}</span> : null}
              </RowHead>
              <Td label={t('webhooks.at')}>
                <Once>{formatDateTime(delivery.at, locale)}</Once>
              </Td>
              <Td label={t('webhooks.result')}>
                <DeliveryResult {...delivery} />
              </Td>
              <Td numeric label={t('webhooks.attempts')}>
                {delivery.attempts}
              </Td>
              <Td label={t('webhooks.next')}>
                {delivery.state === 'failed' && canResend && delivery.problem !== 'ended' ? (
                  <QuietButton onClick={() => resend.do(delivery.id)} disabled={resend.isBusy}>
                    {t('webhooks.resend')}
                  </QuietButton>
                ) : delivery.nextTryAt && delivery.problem !== null ? (
                  <Once>{formatDateTime(delivery.nextTryAt, locale)}</Once>
                ) : (
                  '–'
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {list.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('webhooks.more')}
        </Button>
      ) : null}
    </>
  );
}
