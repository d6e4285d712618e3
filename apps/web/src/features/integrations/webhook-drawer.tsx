import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { webhooks, type WebhookView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { nameIn } from '../../i18n/name-in.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { DeliveriesTable } from './deliveries-table.js';
import classes from './integrations.module.css';
import { integrationQueries, REFRESHES } from './integrations.queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { RotateDialog } from './rotate-dialog.js';
import { WebhookState } from './webhook-state.js';

/** One receiver: what it is told, each delivery, and what can be done about it. */
export function WebhookDrawer({ webhookId, onClose }: { readonly webhookId: string; readonly onClose: () => void }) {
  const list = useQuery(integrationQueries.webhooks());
  const webhook = list.data?.items.find(({ id }) => id === webhookId);
  // An address that was kept after the receiver was removed leads to the list.
  return (
    <SideDrawer opened={list.isPending || list.isError || webhook !== undefined} onClose={onClose} title={webhook?.system ?? ''} wide>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonTable rows={6} dense /> : null}
      {webhook ? <Receiver webhook={webhook} onGone={onClose} /> : null}
    </SideDrawer>
  );
}

function Receiver({ webhook, onGone }: { readonly webhook: WebhookView; readonly onGone: () => void }) {
  const { t } = useTranslation('integrations');
  const locale = useLocale();
  const isPaused = webhook.state === 'paused';
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('webhooks.url')}</dt>
        <dd>{webhook.url}</dd>
        <dt>{t('whose')}</dt>
        <dd>{webhook.agency ? nameIn(locale, webhook.agency) : t('wholeCity')}</dd>
        <dt>{t('webhooks.events')}</dt>
        <dd>{webhook.events.map((event) => t(`webhooks.eventNames.${event}`)).join('; ')}</dd>
        <dt>{t('state')}</dt>
        <dd>
          <WebhookState {...webhook} />
        </dd>
      </dl>
      {isPaused ? (
        <Notice kind="warning" title={t('webhooks.pausedTitle')}>
          {t(webhook.pausedBecause === 'failures' ? 'webhooks.pausedByFailuresBody' : 'webhooks.pausedBody')}
        </Notice>
      ) : null}
      <ReceiverActs webhook={webhook} onGone={onGone} />
      <DeliveriesTable webhookId={webhook.id} canResend={!isPaused} />
    </>
  );
}

function ReceiverActs({ webhook: { id: webhookId, system, state, version }, onGone }: { readonly webhook: WebhookView; readonly onGone: () => void }) {
  const { t } = useTranslation('integrations');
  const [asked, setAsked] = useState<'rotate' | 'end' | null>(null);
  const isPaused = state === 'paused';
  const test = useAct({ act: (_: void, options) => call(webhooks.test, { params: { webhookId } }, options), refreshes: REFRESHES, onDone: () => tellDone({ message: t('webhooks.tested') }), onRefused: tellProblem });
  const pause = useAct({ act: (active: boolean, options) => call(webhooks.edit, { params: { webhookId }, body: { version, active } }, options), refreshes: REFRESHES, onRefused: tellProblem });
  return (
    <>
      <Group gap="sm" mt="md" mb="lg">
        {isPaused ? (
          <Button loading={pause.isBusy} onClick={() => pause.do(true)}>
            {t('webhooks.goOn')}
          </Button>
        ) : (
          <>
            <Button loading={test.isBusy} onClick={() => test.do()}>
              {t('webhooks.test')}
            </Button>
            <Button variant="default" loading={pause.isBusy} onClick={() => pause.do(false)}>
              {t('webhooks.pause')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={() => setAsked('rotate')}>
          {t('webhooks.rotate')}
        </Button>
        <Button variant="default" onClick={() => setAsked('end')}>
          {t('webhooks.end')}
        </Button>
      </Group>
      {asked === 'rotate' ? (
        <RotateDialog
          title={t('webhooks.rotateTitle', { system })}
          explanation={t('webhooks.rotateBody')}
          once={{ title: t('webhooks.onceTitle'), warning: t('webhooks.onceBody'), label: t('webhooks.secret', { system }) }}
          rotate={async (graceDays, options) => (await call(webhooks.rotate, { params: { webhookId }, body: { graceDays } }, options)).secret}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'end' ? (
        <ReasonDialog
          title={t('webhooks.endTitle', { system })}
          explanation={t('webhooks.endBody')}
          label={t('webhooks.endReason')}
          act={t('webhooks.end')}
          done={t('webhooks.ended', { system })}
          onConfirm={(reason, options) => call(webhooks.end, { params: { webhookId }, body: { reason } }, options)}
          onClose={() => setAsked(null)}
          onDone={onGone}
        />
      ) : null}
    </>
  );
}
