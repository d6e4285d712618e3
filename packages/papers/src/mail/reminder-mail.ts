import { formatWeekdayDate } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { deadlineText } from './deadline-text.js';
import { layOut } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface ReminderItem {
  /** What is owed, 'Báo cáo Quý III/2019' or the name of a target. */
  readonly title: string;
  readonly agencyName: string;
  /** The last day, '2019-09-18'. */
  readonly dueOn: string;
  /** Days until then: 0 on the day itself, below 0 when past. */
  readonly daysLeft: number;
  /** Where it stands, in words: '38,0% (19/50), còn 1 dịch vụ nữa'. */
  readonly detail?: string;
  readonly link: string;
}

export interface ReminderMailInput extends MailBase {
  readonly today: string;
  readonly items: readonly ReminderItem[];
  /** Somebody's own words when a person urges, not a rule: 'Văn phòng UBND thành phố: ...'. */
  readonly words?: string;
}

/** One digest a person: everything they still owe, the longest overdue first. Throws RangeError without items. */
export function reminderMail(input: ReminderMailInput): Mail {
  const { locale, items, today, words } = input;
  const [first] = items;
  if (first === undefined) throw new RangeError('a reminder needs something that is owed');
  const ordered = [...items].sort((a, b) => a.daysLeft - b.daysLeft || (a.title < b.title ? -1 : 1));
  return layOut(input, {
    subject: subjectOf(input, ordered[0] ?? first),
    lead: [...(words === undefined ? [] : [words]), say(locale, items.length === 1 ? 'owesOne' : 'owesMany', { today: formatWeekdayDate(today, locale), count: items.length })],
    table: {
      headings: [say(locale, 'whatIsOwed'), say(locale, 'agency'), say(locale, 'deadline')],
      rows: ordered.map(({ title, agencyName, dueOn, daysLeft, detail, link }) => ({
        cells: [detail === undefined ? title : `${title}\n${detail}`, agencyName, deadlineText(dueOn, daysLeft, locale)],
        link,
        urgent: daysLeft < 0,
      })),
    },
    after: [say(locale, 'stopsWhenDone')],
    action: say(locale, 'openWork'),
  });
}

function subjectOf({ locale, items }: ReminderMailInput, worst: ReminderItem): string {
  if (items.length === 1) return `${worst.title}: ${deadlineText(worst.dueOn, worst.daysLeft, locale)}`;
  const overdue = items.filter((item) => item.daysLeft < 0).length;
  const coming = items.length - overdue;
  const things = (count: number, key: 'thingsOverdue' | 'thingsComing'): readonly string[] => (count === 0 ? [] : [say(locale, key, { count })]);
  return [...things(overdue, 'thingsOverdue'), ...things(coming, 'thingsComing')].join(', ');
}
