import { describe, expect, it } from '@jest/globals';
import { deadlineOf, deadlineOn, plainDate, workingCalendar, type CalendarDay } from '@tiendo/domain/calendar';
import { deadlineSentences } from './deadline-steps.js';

const NATIONAL_DAY: CalendarDay = { date: plainDate('2019-09-02'), kind: 'holiday', name: 'Quốc khánh', source: 'Bộ luật Lao động' };
const calendar = workingCalendar([NATIONAL_DAY]);
const said = (steps: readonly object[], locale: 'vi' | 'en' = 'vi') => deadlineSentences(steps as never, locale);
const window = { from: plainDate('2019-06-15'), to: plainDate('2019-09-14') };

describe('why this day', () => {
  it('counts working days and names those that do not count', () => {
    const { explanation } = deadlineOf({ kind: 'working_days_after_cutoff', days: 1 }, window, calendar);
    expect(said(explanation)).toEqual(['1 ngày làm việc sau ngày chốt số liệu 14/09/2019 là ngày 16/09/2019; không tính 15/09 (ngày nghỉ hằng tuần).']);
    expect(said(explanation, 'en')).toEqual(['1 working day after the cut-off on 14/09/2019 is 16/09/2019; not counted: 15/09 (a weekly day of rest).']);
  });

  it('says what "before" means and why a day moved', () => {
    const before = deadlineOf({ kind: 'day_of_month', day: 3, wording: 'before', onDayOff: 'forward' }, { from: plainDate('2019-08-01'), to: plainDate('2019-09-01') }, calendar);
    expect(said(before.explanation)).toEqual([
      'Quy định: trước ngày 3, tức trước ngày 03/09/2019.',
      'Trước ngày 03/09/2019 nghĩa là đến hết ngày 02/09/2019.',
      'Ngày 02/09/2019 là ngày nghỉ lễ (Quốc khánh) nên hạn chuyển tới ngày làm việc kế tiếp, 03/09/2019.',
    ]);
  });

  it('says nothing of a day that a document sets on a working day, and leaves out what it does not know', () => {
    expect(said(deadlineOn(plainDate('2019-10-31'), 'fixed', calendar).explanation)).toEqual([]);
    expect(deadlineSentences([{ code: 'of_a_later_version' }], 'vi')).toEqual([]);
  });
});
