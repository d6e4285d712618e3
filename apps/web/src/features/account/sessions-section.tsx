import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { account, type SessionView } from '@tiendo/types';
import { formatDateTime } from '@tiendo/phrases';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { sessionGate } from '../../api/session-gate.js';
import { useAct } from '../../api/use-act.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { ErrorState } from '../../ui/error-state.js';
import { Once } from '../../ui/once.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { Section } from '../../ui/section.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './account.module.css';
import { securityQueries } from './security.queries.js';

/** Where the person is signed in, ending one session, and all at once. */
export function SessionsSection({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'others' | 'everywhere' | null>(null);
  const deviceOf = ({ browser, system }: SessionView) => {
    if (browser === null && system === null) return t('sessions.unknown');
    return [browser ?? t('sessions.unknownBrowser'), system].filter((each) => each !== null).join(' · ');
  };
  const end = useAct({
    act: ({ id }: SessionView, options) => call(account.endSession, { params: { sessionId: id } }, options),
    refreshes: [securityQueries.all],
    onDone: (_, ended) => tellDone({ message: t('sessions.ended', { device: deviceOf(ended) }) }),
  });
  const endAll = useAct({
    act: (keepThis: boolean, options) => call(account.signOutEverywhere, { body: { keepThis } }, options),
    onDone: (_, keepThis) => {
      setAsked(null);
      if (!keepThis) return void leave();
      tellDone({ message: t('sessions.othersDone') });
      void cache.invalidateQueries({ queryKey: securityQueries.all });
    },
  });
  const leave = async () => {
    sessionGate.giveUp(new Error('signed out'));
    cache.clear();
    await navigate({ to: '/sign-in' });
  };

  return (
    <Section
      id="sessions"
      title={t('sessions.title')}
      aside={
        <span className={classes.acts}>
          {sessions.length > 1 ? <QuietButton onClick={() => setAsked('others')}>{t('sessions.others')}</QuietButton> : null}
          <QuietButton onClick={() => setAsked('everywhere')}>{t('sessions.everywhere')}</QuietButton>
        </span>
      }
    >
      {end.problem ? <ErrorState problem={end.problem} /> : null}
      <DataTable caption={t('sessions.title')} stacks>
        <thead>
          <tr>
            <Th>{t('sessions.device')}</Th>
            <Th>{t('sessions.address')}</Th>
            <Th>{t('sessions.since')}</Th>
            <Th>{t('sessions.seen')}</Th>
            <Th>{t('sessions.act')}</Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((each) => (
            <tr key={each.id}>
              <RowHead>
                {deviceOf(each)}
                {each.secondFactor ? <div className={classes.quiet}>{t('sessions.secondFactor')}</div> : null}
              </RowHead>
              <Td label={t('sessions.address')}>{each.address ?? t('sessions.noAddress')}</Td>
              <Td label={t('sessions.since')}>
                <Once>{formatDateTime(each.openedAt, locale)}</Once>
              </Td>
              <Td label={t('sessions.seen')}>
                <Once>{formatDateTime(each.lastSeenAt, locale)}</Once>
              </Td>
              <Td label={t('sessions.act')}>
                {each.isThis ? (
                  <span className={classes.this}>{t('sessions.thisOne')}</span>
                ) : (
                  <QuietButton onClick={() => end.do(each)} disabled={end.isBusy} aria-label={t('sessions.endOne', { device: deviceOf(each) })}>
                    {t('sessions.end')}
                  </QuietButton>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t(asked === 'others' ? 'sessions.othersTitle' : 'sessions.everywhereTitle')}
        act={t(asked === 'others' ? 'sessions.others' : 'sessions.everywhere')}
        onConfirm={() => endAll.do(asked === 'others')}
        busy={endAll.isBusy}
        problem={endAll.problem}
        danger
      >
        <p>{t(asked === 'others' ? 'sessions.othersSentence' : 'sessions.everywhereSentence')}</p>
      </ConfirmDialog>
    </Section>
  );
}
