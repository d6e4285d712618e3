import { daysBetween, plainDate } from '@tiendo/domain/calendar';
import { daysLeftText, deadlineSentences, dueText, formatDate, formatDatesIn, formatPeriod, formatThreshold, formatWeekdayDate, type Locale } from '@tiendo/phrases';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { AssumptionMark, IllustrativeMark } from '../../ui/marks.js';
import { useLocale } from '../../ui/use-locale.js';
import { concerns, isOwedBy, type CalendarEntry } from './calendar-days.js';
import classes from './calendar.module.css';

type Words = TFunction<'calendar'>;

export interface CalendarLineProps {
  readonly entry: CalendarEntry;
  readonly myKind: string | null;
  readonly today: string;
}

/** One day: when, what, how far off for whom it concerns, and why it is this day. */
export function CalendarLine({ entry, myKind, today }: CalendarLineProps) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const left = daysBetween(plainDate(today), plainDate(entry.on));
  const isMine = concerns(entry, myKind);
  const reasons = reasonsOf(entry, t, locale);
  return (
    <li className={classes.line} data-past={left < 0 || undefined} data-mine={isMine || undefined} data-what={entry.what} data-keep-together>
      <time className={classes.day} dateTime={entry.on}>
        {formatWeekdayDate(entry.on, locale)}
      </time>
      <div className={classes.what}>
        <span className={classes.name}>{entryName(entry, myKind, t, locale)}</span>{' '}
        {'target' in entry && entry.target.assumed ? <AssumptionMark /> : null}
        {('target' in entry && entry.target.illustrative) || ('period' in entry && entry.period.illustrative) ? <IllustrativeMark /> : null}
        {reasons.length > 0 ? (
          <details className={classes.why}>
            <summary>{t('why')}</summary>
            {reasons.map((reason) => (
              <p key={reason}>{reason}</p>
            ))}
          </details>
        ) : null}
      </div>
      <span className={classes.left}>{left === 0 ? t('today') : isMine && left > 0 ? daysLeftText(left, locale) : ''}</span>
    </li>
  );
}

/** "Hạn gửi báo cáo Quý III/2019: quận, huyện; sở, ban, ngành". */
export function entryName(entry: CalendarEntry, myKind: string | null, t: Words, locale: Locale): string {
  switch (entry.what) {
    case 'cutoff':
    case 'lock':
      return t(entry.what, { period: formatPeriod(entry.period, locale) });
    case 'target':
    case 'interim':
      return t(entry.what, { target: nameIn(locale, entry.target) });
    case 'day':
      return t('dayOf', { name: formatDatesIn(entry.name), kind: t(`kinds.${entry.kind as 'holiday'}`) });
    case 'due':
      return isOwedBy(entry, myKind)
        ? t('dueMine', { period: formatPeriod(entry.period, locale), tiers: entry.tiers.map((tier) => t(`tiers.${tier}`)).join('; ') })
        : t('due', { period: formatPeriod(entry.period, locale), tiers: entry.tiers.map((tier) => t(`tiers.${tier}`)).join('; ') });
  }
}

function reasonsOf(entry: CalendarEntry, t: Words, locale: Locale): string[] {
  switch (entry.what) {
    case 'cutoff':
      return [t('reason.cutoff', { from: formatDate(entry.period.startsOn), to: formatDate(entry.period.cutoffOn) }), t('reason.cutoffStays')];
    case 'lock':
      return [t('reason.lock')];
    case 'due':
      return [...deadlineSentences(entry.explanation, locale), t('reason.end')];
    case 'target':
      return [t('reason.target', { due: dueText(entry.target.dueOn, locale) }), t('reason.end')];
    case 'interim':
      return [t('reason.interim', { threshold: formatThreshold(entry.target.threshold, locale) })];
    case 'day':
      return entry.kind === 'swap_work' ? [t('reason.work')] : entry.kind === 'pending' ? [t('reason.pending')] : [];
  }
}
