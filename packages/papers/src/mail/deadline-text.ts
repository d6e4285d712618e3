import { daysLeftText, dueText, type Locale } from '@tiendo/phrases';

/** When it ends and how long is left: 'hết ngày 18/09/2019, còn 2 ngày', 'hết ngày 18/09/2019, đã quá hạn 1 ngày'. */
export function deadlineText(dueOn: string, daysLeft: number, locale: Locale): string {
  const already = daysLeft < 0 && locale === 'vi' ? 'đã ' : '';
  return `${dueText(dueOn, locale)}, ${already}${daysLeftText(daysLeft, locale)}`;
}
