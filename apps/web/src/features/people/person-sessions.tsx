import { Modal } from '@mantine/core';
import { formatDateTime, formatNumber } from '@tiendo/phrases';
import { people, type PersonDetail } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { AbleButton } from '../../ui/able-button.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { OneTimeLinkField } from './one-time-link-field.js';
import classes from './people.module.css';
import { peopleQueries } from './people.queries.js';
import { ResetSecondFactor } from './reset-second-factor.js';

/** How the person signs in: open sessions, and a new link to set the password. */
export function PersonSessions({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const params = { personId: person.id };
  const refreshes = [peopleQueries.all];
  const end = useAct({ act: (_: void, options) => call(people.endSessions, { params }, options), refreshes, onDone: () => tellDone({ message: t('sessionsEnded', { name: person.name }) }) });
  const invite = useAct({ act: (_: void, options) => call(people.invite, { params }, options), refreshes });
  return (
    <Section title={t('signingIn')}>
      {[end.problem, invite.problem].map((problem) => (problem ? <ErrorState key={problem.title} problem={problem} /> : null))}
      <FactList>
        <FactRow title={t('sessions')} note={person.lastSignInAt ? t('lastSignIn', { at: formatDateTime(person.lastSignInAt, locale) }) : null} value={formatNumber(person.sessions, locale)} />
        <FactRow title={t('secondFactor')} value={person.secondFactorSince ? t('secondFactorSince', { at: formatDateTime(person.secondFactorSince, locale) }) : t('secondFactorNone')} />
      </FactList>
      <div className={classes.acts}>
        <AbleButton can={person.can.invite} variant="default" size="xs" loading={invite.isBusy} onClick={() => invite.do()}>
          {t('invite')}
        </AbleButton>
        <AbleButton can={person.can.endSessions} variant="default" size="xs" loading={end.isBusy} onClick={() => end.do()}>
          {t('endSessions')}
        </AbleButton>
        <ResetSecondFactor key={String(person.secondFactorSince)} person={person} />
      </div>
      <Modal opened={invite.result !== undefined} onClose={() => invite.reset()} title={t('inviteOf', { name: person.name })} closeButtonProps={{ 'aria-label': ui('close') }}>
        <Notice kind="done" title={t('linkExplain')} />
        {invite.result ? <OneTimeLinkField link={invite.result.link} /> : null}
      </Modal>
    </Section>
  );
}
