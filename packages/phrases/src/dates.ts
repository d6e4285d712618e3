import type { Locale } from './locale.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** A legal day '2019-10-31' as '31/10/2019', in both languages. Throws RangeError for anything else. */
export function formatDate(day: string): string {
  const { year, month, date } = partsOf(day);
  return `${date}/${month}/${year}`;
}

/** A text in which legal days stand, as 'Làm bù cho ngày 2018-12-31', with each of them as people write it. */
export function formatDatesIn(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDate(day));
}

/** A legal day without its year, where the year stands nearby: '31/10'. */
export function formatDayMonth(day: string): string {
  const { month, date } = partsOf(day);
  return `${date}/${month}`;
}

/** A legal day with its weekday: 'thứ Hai 16/09/2019', 'Monday 16/09/2019'. */
export function formatWeekdayDate(day: string, locale: Locale): string {
  const { year, month, date } = partsOf(day);
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))).getUTCDay();
  return `${WEEKDAYS[locale][weekday]} ${date}/${month}/${year}`;
}

/** A quarter '2019-Q3' as 'Quý III/2019', 'Q3 2019'. Throws RangeError for anything else. */
export function formatQuarter(quarter: string, locale: Locale): string {
  const { year, number } = quarterOf(quarter);
  return locale === 'vi' ? `Quý ${ROMAN[number - 1]}/${year}` : `Q${number} ${year}`;
}

/** A quarter without its year, where the year stands nearby: 'Quý III', 'Q3'. */
export function formatQuarterShort(quarter: string, locale: Locale): string {
  const { number } = quarterOf(quarter);
  return locale === 'vi' ? `Quý ${ROMAN[number - 1]}` : `Q${number}`;
}

/** An instant (ISO 8601 text) as the legal day it falls on in Viet Nam: '2019-09-16'. */
export function dayOfInstant(instant: string): string {
  const { year, month, day } = localParts(instant);
  return `${year}-${month}-${day}`;
}

/** An instant as its hour in Viet Nam: '10:42'. */
export function formatTime(instant: string): string {
  const { hour, minute } = localParts(instant);
  return `${hour}:${minute}`;
}

/** An instant as hour and day in Viet Nam: '10:42 ngày 16/09/2019', '10:42 on 16/09/2019'. */
export function formatDateTime(instant: string, locale: Locale): string {
  return `${formatTime(instant)} ${locale === 'vi' ? 'ngày' : 'on'} ${formatDate(dayOfInstant(instant))}`;
}

/** A due day, which ends at 24:00 in Viet Nam: 'hết ngày 31/10/2019', 'end of 31/10/2019'. `day` is the last day itself, not the day after. */
export function dueText(day: string, locale: Locale): string {
  return `${locale === 'vi' ? 'hết ngày' : 'end of'} ${formatDate(day)}`;
}

/** Whole days until the due day: 45 'còn 45 ngày', 0 'hạn cuối hôm nay', -2 'quá hạn 2 ngày'. */
export function daysLeftText(days: number, locale: Locale): string {
  if (days === 0) return locale === 'vi' ? 'hạn cuối hôm nay' : 'due today';
  if (days > 0) return locale === 'vi' ? `còn ${days} ngày` : `${plural(days, 'day')} left`;
  return locale === 'vi' ? `quá hạn ${-days} ngày` : `${plural(-days, 'day')} overdue`;
}

/** By when, said twice unless it is today: 'hết ngày 31/10/2019, còn 45 ngày', 'hết hôm nay, ngày 16/09/2019'; `short` leaves out the year. */
export function dueAndLeftText(day: string, days: number, locale: Locale, short = false): string {
  const said = short ? formatDayMonth(day) : formatDate(day);
  if (days === 0) return locale === 'vi' ? `hết hôm nay, ngày ${said}` : `end of today, ${said}`;
  return `${locale === 'vi' ? `hết ngày ${said}` : `end of ${said}`}, ${daysLeftText(days, locale)}`;
}

/** How late something was done: 2 gives 'gửi chậm 2 ngày', 'sent 2 days late'. */
export function sentLateText(days: number, locale: Locale): string {
  return locale === 'vi' ? `gửi chậm ${days} ngày` : `sent ${plural(days, 'day')} late`;
}

/** How long something has waited, in minutes: '5 phút', '6 giờ', '3 ngày'. */
export function ageText(minutes: number, locale: Locale): string {
  if (minutes < 60) return locale === 'vi' ? `${minutes} phút` : plural(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return locale === 'vi' ? `${hours} giờ` : plural(hours, 'hour');
  const days = Math.floor(hours / 24);
  return locale === 'vi' ? `${days} ngày` : plural(days, 'day');
}

/** English counts one thing without an s: '1 day', '2 days'. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function partsOf(day: string): { year: string; month: string; date: string } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [, year, month, date] = match ?? [];
  if (!year || !month || !date) throw new RangeError(`not a day: ${day}`);
  return { year, month, date };
}

function quarterOf(quarter: string): { year: string; number: number } {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (!year || !number) throw new RangeError(`not a quarter: ${quarter}`);
  return { year, number: Number(number) };
}

const LOCAL = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function localParts(instant: string): { year: string; month: string; day: string; hour: string; minute: string } {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) throw new RangeError(`not an instant: ${instant}`);
  const found = new Map(LOCAL.formatToParts(at).map((part) => [part.type, part.value]));
  const read = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
}
