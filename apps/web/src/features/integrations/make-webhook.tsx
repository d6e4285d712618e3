import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@tiendo/domain/webhooks';
import { webhooks } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { ErrorState } from '../../ui/error-state.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { REFRESHES } from './integrations.queries.js';
import { SecretOnce } from './secret-once.js';
import { WhoseField, type Whose } from './whose-field.js';

/** A system that is told of events; the secret that signs is shown once. */
export function MakeWebhook({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('integrations');
  const [system, setSystem] = useState('');
  const [url, setUrl] = useState('');
  const [whose, setWhose] = useState<Whose>('');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(WEBHOOK_EVENTS);
  const [tried, setTried] = useState(false);
  const missing = {
    system: system.trim() === '' ? t('needed.system') : null,
    url: url.trim().length < 10 ? t('needed.url') : null,
    agency: whose === '' ? t('needed.agency') : null,
    events: events.length === 0 ? t('needed.events') : null,
  };
  const make = useAct({ act: (_: void, options) => call(webhooks.make, { body: { system, url, agencyCode: whose, events: [...events] } }, options), refreshes: REFRESHES });
  return (
    <SideDrawer opened stays={make.result !== undefined} onClose={onClose} title={t('webhooks.make')}>
      {make.result ? (
        <SecretOnce title={t('webhooks.onceTitle')} warning={t('webhooks.onceBody')} label={t('webhooks.secret', { system: make.result.webhook.system })} secret={make.result.secret} onDone={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (Object.values(missing).every((each) => each === null)) make.do();
          }}
        >
          {/* Which field it is stands at the field. */}
          {make.problem ? <ErrorState problem={{ ...make.problem, fields: [] }} /> : null}
          <TextInput label={t('system')} description={t('systemHint')} value={system} maxLength={120} onChange={(event) => setSystem(event.currentTarget.value)} error={tried && missing.system} required withAsterisk={false} data-autofocus />
          <TextInput mt="md" type="url" label={t('webhooks.url')} description={t('webhooks.urlHint')} value={url} maxLength={1_000} onChange={(event) => setUrl(event.currentTarget.value)} error={(tried && missing.url) || fieldError(make.error, 'url')} required withAsterisk={false} />
          <WhoseField value={whose} onChange={setWhose} error={tried && missing.agency} />
          <Checkbox.Group mt="md" label={t('webhooks.events')} value={[...events]} onChange={(values) => setEvents(values as WebhookEvent[])} error={tried && missing.events} withAsterisk={false}>
            <Stack gap={8} mt={8}>
              {WEBHOOK_EVENTS.map((event) => (
                <Checkbox key={event} value={event} label={t(`webhooks.eventNames.${event}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Button type="submit" mt="lg" loading={make.isBusy}>
            {t('webhooks.make')}
          </Button>
        </form>
      )}
    </SideDrawer>
  );
}
