import { Menu } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { formatDate, formatWeekdayDate } from '@tiendo/phrases';
import { session } from '@tiendo/types';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { useMe } from '../../session/session.queries.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { stepsAfter } from './clock-steps.js';
import classes from './frame.module.css';

const ChooseDay = lazy(() => import('./choose-day.js').then((file) => ({ default: file.ChooseDay })));

type Move = { readonly days: number } | { readonly to: string };

/** The day of a demonstration, always in sight; its administrator can go forward from here. */
export function ClockChip() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const { clock, can } = useMe();
  const cache = useQueryClient();
  const [choosing, setChoosing] = useState(false);
  const move = useAct({
    act: (to: Move, options) => call(session.advanceClock, { body: to }, options),
    onDone: (moved) => {
      // Everything on the page is of the day before: all of it is fetched again.
      void cache.invalidateQueries();
      tellDone({ message: t('clock.moved', { day: formatWeekdayDate(moved.today, locale) }) });
    },
    onRefused: (problem) => tellProblem(problem),
  });
  if (!clock.demonstration) return null;

  const words = (
    <>
      <IconClock size={16} stroke={1.75} aria-hidden className={classes.desktopOnly} />
      <span className={classes.desktopOnly}>{t('clock.chip', { day: formatWeekdayDate(clock.today, locale) })}</span>
      <span className={classes.phoneOnly}>{t('clock.chip', { day: formatDate(clock.today) })}</span>
    </>
  );
  const className = `${classes.chip} ${classes.amber}`;
  if (!can.advanceClock.allowed) {
    return (
      <span className={className} title={t('clock.asOf')}>
        {words}
      </span>
    );
  }
  return (
    <>
      <Menu width="min(400px, calc(100vw - 16px))" position="bottom-start">
        <Menu.Target>
          <button type="button" className={className} disabled={move.isBusy} aria-busy={move.isBusy}>
            {words}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('clock.explain')}</Menu.Label>
          <Menu.Item onClick={() => move.do({ days: 1 })}>{t('clock.forwardDay')}</Menu.Item>
          {stepsAfter(clock.today).map(({ on, why }) => (
            <Menu.Item key={on} onClick={() => move.do({ to: on })} rightSection={<span className={classes.menuNote}>{t(`clock.steps.${why}`)}</span>}>
              {t('clock.toDay', { day: formatDate(on) })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setChoosing(true)}>{t('clock.chooseDay')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {choosing ? (
        <Suspense fallback={null}>
          <ChooseDay after={clock.today} onClose={() => setChoosing(false)} onChoose={(to) => move.do({ to })} />
        </Suspense>
      ) : null}
    </>
  );
}
