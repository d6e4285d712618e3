import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { daysBetween, plainDate } from '@tiendo/domain/calendar';
import { daysLeftText, formatDate, formatWeekdayDate, reportTitle } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { Section } from '../../ui/section.js';
import { SkeletonHeader, SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { byMonth, entriesOf, nextOwed, type CalendarEntry } from './calendar-days.js';
import { CalendarLine, entryName } from './calendar-line.js';
import classes from './calendar.module.css';
import { calendarQuery } from './calendar.queries.js';

export interface CalendarScreenProps {
  readonly year: number;
  readonly today: string;
  readonly onYear: (year: number) => void;
}

/** A year as a plain list: cut-offs, due days, target days, days off and worked Saturdays, each with its reason; the months that are over are folded. */
export function CalendarScreen({ year, today, onYear }: CalendarScreenProps) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const calendar = useQuery(calendarQuery(year));
  if (calendar.isError) return <ErrorState problem={problemWords(calendar.error)} onRetry={() => void calendar.refetch()} retrying={calendar.isFetching} />;
  if (calendar.isPending) {
    return (
      <>
        <SkeletonHeader />
        <SkeletonRows rows={10} />
      </>
    );
  }
  const { myKind, overdue } = calendar.data;
  const entries = entriesOf(calendar.data, year);
  const months = byMonth(entries);
  const isOver = (month: string) => today.startsWith(`${year}-`) && month < today.slice(0, 7);
  const over = months.filter(([month]) => isOver(month));
  const next = today.startsWith(`${year}-`) ? nextOwed(entries, myKind, today) : null;
  const left = (on: string) => daysLeftText(daysBetween(plainDate(today), plainDate(on)), locale);
  // What is late comes before what is next.
  const sentences = [
    ...overdue.map(({ period, dueOn }) => t('overdue', { report: reportTitle(period, locale), day: formatDate(dueOn), left: left(dueOn) })),
    ...(next ? [t('next', { what: entryName(next, myKind, t, locale), day: formatWeekdayDate(next.on, locale), left: left(next.on) })] : []),
  ];
  const list = ([month, of]: readonly [string, readonly CalendarEntry[]]) => (
    <Section key={month} title={t('month', { month: Number(month.slice(5)), year })}>
      <ul className={classes.list}>
        {of.map((entry, index) => (
          <CalendarLine key={`${entry.on} ${entry.what} ${index}`} entry={entry} myKind={myKind} today={today} />
        ))}
      </ul>
    </Section>
  );
  return (
    <>
      <PageHeader
        title={t('title', { year })}
        sentence={sentences.length > 0 ? sentences.join(' ') : t('sentence')}
        actions={
          <Group gap="xs">
            <Button variant="default" onClick={() => onYear(year - 1)}>
              {year - 1}
            </Button>
            <Button variant="default" onClick={() => onYear(year + 1)}>
              {year + 1}
            </Button>
          </Group>
        }
      />
      {months.length === 0 ? <EmptyState why={t('empty', { year })} next={t('emptyNext')} /> : null}
      {over.length > 0 ? (
        <details className={classes.over}>
          <summary>{t('over', { count: over.length })}</summary>
          {over.map(list)}
        </details>
      ) : null}
      {months.filter(([month]) => !isOver(month)).map(list)}
    </>
  );
}
