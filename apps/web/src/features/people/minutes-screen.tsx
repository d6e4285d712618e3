import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatDate, formatDateTime } from '@tiendo/phrases';
import { handOvers, type HandOverMinutes, type Me } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { placeIn } from '../../i18n/name-in.js';
import { AbleButton } from '../../ui/able-button.js';
import { ErrorState } from '../../ui/error-state.js';
import { IllustrativeMark } from '../../ui/marks.js';
import { Notice } from '../../ui/notice.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintFrame } from '../../ui/print-frame.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { TOUCHED_BY_DELEGATION } from './delegations.queries.js';
import { peopleQueries } from './people.queries.js';
import { Belongings } from './belongings.js';
import classes from './hand-over.module.css';

/** The minutes of a hand-over: read, printed, signed by three; undone on the same day. */
export function MinutesScreen({ handOverId, me }: { readonly handOverId: string; readonly me: Me }) {
  const minutes = useQuery(peopleQueries.minutes(handOverId));
  if (minutes.isError) return <ErrorState problem={problemWords(minutes.error)} onRetry={() => void minutes.refetch()} retrying={minutes.isFetching} />;
  if (minutes.isPending) return <SkeletonPage />;
  return <Minutes minutes={minutes.data} me={me} />;
}

function Minutes({ minutes, me }: { readonly minutes: HandOverMinutes; readonly me: Me }) {
  const { t } = useTranslation('hand-over');
  const locale = useLocale();
  const undo = useAct({
    act: (_: void, options) => call(handOvers.undo, { params: { handOverId: minutes.id } }, options),
    refreshes: TOUCHED_BY_DELEGATION,
    onDone: () => tellDone({ message: t('undone') }),
  });
  const names = { name: minutes.person.name, successor: minutes.successor.name, on: formatDate(minutes.on) };
  const signers = [
    [t('givesOver'), minutes.person.name],
    [t('takesOver'), minutes.successor.name],
    [t('confirms'), ''],
  ] as const;
  return (
    <PrintFrame place={t('place', { place: placeIn(locale, me.jurisdiction) })} title={t('minutes')} asOf={formatDateTime(minutes.at, locale)} illustrative={me.jurisdiction.illustrative}>
      <PageHeader
        title={t('minutes')}
        beside={me.jurisdiction.illustrative ? <IllustrativeMark /> : null}
        sentence={t('minutesSentence', names)}
        actions={
          <>
            <AbleButton can={minutes.can.undo} variant="default" loading={undo.isBusy} onClick={() => undo.do()}>
              {t('undo')}
            </AbleButton>
            <Button leftSection={<IconPrinter size={17} stroke={1.75} aria-hidden />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      {undo.problem ? <ErrorState problem={undo.problem} /> : null}
      {minutes.undoneAt ? <Notice kind="warning" title={t('undoneAt', { at: formatDateTime(minutes.undoneAt, locale) })} /> : null}
      <Section title={t('parties')}>
        <FactList>
          <FactRow title={t('givesOver')} value={minutes.person.name} valueNote={minutes.person.email} />
          <FactRow title={t('takesOver')} value={minutes.successor.name} valueNote={minutes.successor.email} />
          <FactRow title={t('from')} value={formatDate(minutes.on)} />
          <FactRow title={t('enteredBy')} value={minutes.by} valueNote={formatDateTime(minutes.at, locale)} />
          <FactRow title={t('account')} value={t(minutes.locked ? 'accountLocked' : 'accountOpen')} />
        </FactList>
      </Section>
      <Belongings of={minutes} successor={minutes.successor.name} />
      <div className={classes.signatures} data-keep-together>
        {signers.map(([role, name]) => (
          <div key={role}>
            <p className={classes.signer}>{role}</p>
            <p className={classes.quiet}>{t('sign')}</p>
            <p className={classes.signed}>{name}</p>
          </div>
        ))}
      </div>
    </PrintFrame>
  );
}
