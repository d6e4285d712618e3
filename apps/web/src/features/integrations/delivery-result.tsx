import type { DeliveryView, WebhookView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import classes from './integrations.module.css';
import { StateWord, type StateLook } from './state-word.js';

const LOOKS = { waiting: 'waiting', retrying: 'trouble', delivered: 'good', failed: 'bad' } as const satisfies Record<string, StateLook>;

type Result = Pick<DeliveryView, 'state' | 'status' | 'problem'> | NonNullable<WebhookView['lastDelivery']>;

/** How an attempt ended, and why where it did not arrive. */
export function DeliveryResult({ state, status, problem }: Result) {
  const { t, i18n } = useTranslation('integrations');
  const shown = state === 'waiting' && problem !== null ? 'retrying' : state;
  const why = problem === null ? null : i18n.exists(`integrations:webhooks.problems.${problem}`) ? t(`webhooks.problems.${problem as 'timed_out'}`) : problem;
  const answered = status === null || state === 'delivered' ? null : t('webhooks.answered', { status });
  const notes = [why, answered].filter((note) => note !== null);
  return (
    <>
      <StateWord look={LOOKS[shown]} word={t(`webhooks.deliveryStates.${shown}`)} />
      {notes.length === 0 ? null : <span className={classes.quiet}>{notes.join(', ')}</span>}
    </>
  );
}
