import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatDate, formatDateTime, problemSentence } from '@tiendo/phrases';
import { handOvers, type HandOverPlan } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { useMe } from '../../session/session.queries.js';
import { AbleButton } from '../../ui/able-button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { PageHeader } from '../../ui/page-header.js';
import { dayBefore } from '../../ui/parse-day.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { ColleagueSelect } from './colleague-select.js';
import { TOUCHED_BY_DELEGATION } from './delegations.queries.js';
import { peopleQueries } from './people.queries.js';
import { Belongings } from './belongings.js';
import classes from './hand-over.module.css';

export interface HandOverScreenProps {
  readonly personId: string;
  readonly successor: string | undefined;
  readonly on: string | undefined;
  readonly onChange: (change: { successor?: string | undefined; on?: string | undefined }) => void;
}

/** What is somebody's, to whom it goes and from when; nothing happens before it is said once more. */
export function HandOverScreen({ personId, successor, on, onChange }: HandOverScreenProps) {
  const { clock } = useMe();
  const plan = useQuery(peopleQueries.plan(personId, successor, on ?? clock.today));
  if (plan.isError) return <ErrorState problem={problemWords(plan.error)} onRetry={() => void plan.refetch()} retrying={plan.isFetching} />;
  if (plan.isPending) return <SkeletonPage />;
  return <Plan plan={plan.data} today={clock.today} onChange={onChange} />;
}

function Plan({ plan, today, onChange }: { readonly plan: HandOverPlan; readonly today: string; readonly onChange: HandOverScreenProps['onChange'] }) {
  const { t } = useTranslation('hand-over');
  const locale = useLocale();
  const navigate = useNavigate();
  const [lock, setLock] = useState(false);
  const [asking, setAsking] = useState(false);
  const locks = lock && plan.can.lock.allowed;
  const act = useAct({
    act: (_: void, options) => call(handOvers.handOver, { params: { personId: plan.person.id }, body: { version: plan.version, successorId: plan.successor?.id ?? '', on: plan.on, lock: locks } }, options),
    refreshes: TOUCHED_BY_DELEGATION,
    onDone: ({ id }) => void navigate({ to: '/hand-overs/$handOverId', params: { handOverId: id } }),
  });
  const can = plan.can.handOver.allowed && plan.successor === null ? ({ allowed: false, because: 'not_found' } as const) : plan.can.handOver;
  const names = { name: plan.person.name, successor: plan.successor?.name ?? '', on: formatDate(plan.on) };
  return (
    <>
      <PageHeader
        title={t('title', { name: plan.person.name })}
        sentence={plan.roles.length === 0 ? t('nothing') : t('sentence', { roles: plan.roles.length, reports: plan.reports.filter(({ waitsFor }) => waitsFor !== null).length })}
        actions={
          plan.successor === null && plan.can.handOver.allowed ? null : (
            <AbleButton can={can} onClick={() => setAsking(true)}>
              {t('do')}
            </AbleButton>
          )
        }
      />
      {plan.last && plan.last.undoneAt === null ? (
        <Notice
          kind="information"
          title={t('before', { at: formatDateTime(plan.last.at, locale) })}
          action={
            <Link to="/hand-overs/$handOverId" params={{ handOverId: plan.last.id }}>
              {t('minutes')}
            </Link>
          }
        />
      ) : null}
      <div className={classes.choice}>
        <ColleagueSelect label={t('successor')} chosen={plan.successor} onChoose={(chosen) => onChange({ successor: chosen?.id })} without={[plan.person.id]} />
        <DateField label={t('from')} value={plan.on} onChange={(day) => onChange({ on: day ?? undefined })} after={dayBefore(today)} required />
      </div>
      <Checkbox
        className={classes.lock ?? ''}
        checked={locks}
        disabled={!plan.can.lock.allowed}
        onChange={(event) => setLock(event.currentTarget.checked)}
        label={t('lock')}
        description={plan.can.lock.because ? problemSentence(plan.can.lock.because, locale).title : t('lockExplain')}
      />
      <Belongings of={plan} successor={plan.successor?.name ?? null} />
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={t('confirmTitle')} act={t('do')} onConfirm={() => act.do()} busy={act.isBusy} problem={act.problem} danger={locks}>
        <p>{t(locks ? 'confirmLocking' : 'confirm', names)}</p>
        <p>{t('undoable')}</p>
      </ConfirmDialog>
    </>
  );
}
