import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deadlineSentences, formatPeriod, formatWeekdayDate } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { InfoHint } from '../../ui/info-hint.js';
import { PageHeader } from '../../ui/page-header.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { byMonth, entriesOf, type CalendarEntry, type Tier } from './calendar-days.js';
import { calendarQuery } from './calendar.queries.js';

export interface CalendarScreenProps {
  readonly year: number;
  readonly today: string;
  readonly onYear: (year: number) => void;
}

/** A year as a plain list: cut-offs, due days with their reasons, target days, days off and worked Saturdays. */
export function CalendarScreen({ year, today, onYear }: CalendarScreenProps) {
  const { t } = useTranslation('calendar');
  const calendar = useQuery(calendarQuery(year));
  if (calendar.isError) return <ErrorState problem={problemWords(calendar.error)} onRetry={() => void calendar.refetch()} retrying={calendar.isFetching} />;
  if (calendar.isPending) return <SkeletonPage />;
  const months = byMonth(entriesOf(calendar.data, year));
  return (
    <>
      <PageHeader
        title={t('title', { year })}
        sentence={t('sentence')}
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
      {months.length === 0 ? <EmptyState why={t('empty', { year })} /> : null}
      {months.map(([month, entries]) => (
        <Section key={month} title={t('month', { month: Number(month.slice(5)), year })}>
          <FactList>
            {entries.map((entry, index) => (
              <Line key={`${entry.on} ${entry.what} ${index}`} entry={entry} myKind={calendar.data.myKind} isToday={entry.on === today} />
            ))}
          </FactList>
        </Section>
      ))}
    </>
  );
}

function Line({ entry, myKind, isToday }: { readonly entry: CalendarEntry; readonly myKind: string | null; readonly isToday: boolean }) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const day = `${formatWeekdayDate(entry.on, locale)}${isToday ? ` · ${t('today')}` : ''}`;
  return <FactRow title={<What entry={entry} myKind={myKind} />} note={day} />;
}

function What({ entry, myKind }: { readonly entry: CalendarEntry; readonly myKind: string | null }) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  switch (entry.what) {
    case 'cutoff':
      return <>{t('cutoff', { period: formatPeriod(entry.period, locale) })}</>;
    case 'lock':
      return <>{t('lock', { period: formatPeriod(entry.period, locale) })}</>;
    case 'target':
      return <>{t('target', { target: nameIn(locale, entry.target) })}</>;
    case 'interim':
      return <>{t('interim', { target: nameIn(locale, entry.target) })}</>;
    case 'day':
      return <>{`${entry.name} · ${t(`kinds.${entry.kind as 'holiday'}`)}`}</>;
    case 'due': {
      const words = t('due', { period: formatPeriod(entry.period, locale), tiers: entry.tiers.map((tier) => t(`tiers.${tier}`)).join(', ') });
      return (
        <>
          {entry.tiers.includes(myKind as Tier) ? <strong>{words}</strong> : words} <Why entry={entry} />
        </>
      );
    }
  }
}

function Why({ entry }: { readonly entry: Extract<CalendarEntry, { what: 'due' }> }) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const sentences = deadlineSentences(entry.explanation, locale);
  if (sentences.length === 0) return null;
  return (
    <InfoHint about={t('why')}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </InfoHint>
  );
}
