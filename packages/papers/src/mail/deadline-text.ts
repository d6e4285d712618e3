import { daysLeftText, dueText, type Locale } from '@tiendo/phrases';

/** How long is left and when it ends, said together: 'còn 2 ngày, hết ngày 18/09/2019', 'quá hạn 1 ngày (hết ngày 18/09/2019)'. */
export function deadlineText(dueOn: string, daysLeft: number, locale: Locale): string {
  const left = daysLeftText(daysLeft, locale);
  const due = dueText(dueOn, locale);
  return daysLeft < 0 ? `${left} (${due})` : `${left}, ${due}`;
}
