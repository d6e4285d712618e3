import { daysBetween, plainDate } from '@tiendo/domain/calendar';
import type { Check } from '@tiendo/domain/reports';
import { daysLeftText, dueAndLeftText, formatDate, formatDateTime, sentLateText, type Locale } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import type { TFunction } from 'i18next';
import { askedBy } from './report-issuer.js';
import { itemsWithErrors } from './report-parts.js';

type Words = TFunction<'report'>;

/** By when it has to be sent, said twice: the day and the days left. */
export function dueSentence({ dueOn }: Pick<ReportView, 'dueOn'>, today: string, t: Words, locale: Locale): string {
  const days = daysBetween(plainDate(today), plainDate(dueOn));
  return days < 0 ? t('lateBy', { due: formatDate(dueOn), left: daysLeftText(days, locale) }) : t('sendBy', { by: dueAndLeftText(dueOn, days, locale) });
}

/** The plain sentence under the title: where the report is and what is next. */
export function reportSentence(report: ReportView, checks: readonly Check[], today: string, isEditable: boolean, t: Words, locale: Locale): string {
  const sent = report.sentAt ? { at: formatDateTime(report.sentAt, locale), timeliness: report.lateDays > 0 ? sentLateText(report.lateDays, locale) : t('inTime') } : null;
  if (isEditable) return `${readiness(report, checks, t, locale)}. ${report.status === 'returned' ? '' : dueSentence(report, today, t, locale)}`.trim();
  if (report.status === 'with_head' && report.isDraftShown) return `${t('state.withHead')} ${dueSentence(report, today, t, locale)}`;
  if (report.status === 'locked') return sent ? t('state.lockedSent', { ...sent, day: formatDate(report.lockOn) }) : t('state.locked', { day: formatDate(report.lockOn) });
  if (sent === null) return `${t('state.nothingSent')} ${dueSentence(report, today, t, locale)}`;
  if (report.status === 'sent') return t('state.sent', sent);
  if (report.status === 'in_review') return t('state.inReview', sent);
  if (report.status === 'accepted') return t('state.accepted', sent);
  return t('state.reader', { ...sent, revision: report.revision });
}

/** "Đủ 9 mục, không lỗi; 3 điều thành phố sẽ hỏi". */
export function readiness(report: ReportView, checks: readonly Check[], t: Words, locale: Locale): string {
  const errors = itemsWithErrors(checks);
  const warnings = checks.filter((check) => check.severity === 'warning').length;
  const first = errors > 0 ? t('errors', { count: errors }) : t('ready', { count: report.items.length });
  return warnings > 0 ? `${first}, ${t('warnings', { count: warnings, reviewer: askedBy(report, locale) })}` : first;
}
