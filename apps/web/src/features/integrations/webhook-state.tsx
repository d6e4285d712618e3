import { formatDateTime } from '@tiendo/phrases';
import type { WebhookView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/use-locale.js';
import classes from './integrations.module.css';
import { StateWord } from './state-word.js';

/** Whether a system is being told, and since when it takes nothing. */
export function WebhookState({ state, pausedBecause, failingSince }: Pick<WebhookView, 'state' | 'pausedBecause' | 'failingSince'>) {
  const { t } = useTranslation('integrations');
  const locale = useLocale();
  const since = failingSince ? <span className={classes.quiet}>{t('webhooks.failingSince', { since: formatDateTime(failingSince, locale) })}</span> : null;
  if (state === 'paused') {
    const byFailures = pausedBecause === 'failures';
    return (
      <>
        <StateWord look={byFailures ? 'bad' : 'over'} word={t(byFailures ? 'webhooks.states.pausedByFailures' : 'webhooks.states.paused')} />
        {since}
      </>
    );
  }
  return (
    <>
      <StateWord look={failingSince ? 'trouble' : 'good'} word={t(failingSince ? 'webhooks.states.failing' : 'webhooks.states.active')} />
      {since}
    </>
  );
}
