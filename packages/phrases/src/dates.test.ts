import { describe, expect, it } from '@jest/globals';
import {
  ageText,
  dayOfInstant,
  dueAndLeftText,
  daysLeftText,
  dueText,
  formatDate,
  formatDateTime,
  formatDatesIn,
  formatDayMonth,
  formatQuarter,
  formatQuarterShort,
  formatWeekdayDate,
  sentLateText,
} from './dates.js';

describe('dates', () => {
  it('writes days day first', () => {
    expect(formatDate('2019-10-31')).toBe('31/10/2019');
    expect(formatDayMonth('2019-09-30')).toBe('30/09');
    expect(formatDatesIn('Làm bù cho ngày 2018-12-31')).toBe('Làm bù cho ngày 31/12/2018');
    expect(formatDatesIn('Quốc khánh')).toBe('Quốc khánh');
    expect(formatWeekdayDate('2019-09-16', 'vi')).toBe('thứ Hai 16/09/2019');
    expect(formatWeekdayDate('2019-09-15', 'en')).toBe('Sunday 15/09/2019');
  });

  it('writes quarters in Roman figures in Vietnamese', () => {
    expect(formatQuarter('2019-Q3', 'vi')).toBe('Quý III/2019');
    expect(formatQuarter('2019-Q4', 'vi')).toBe('Quý IV/2019');
    expect(formatQuarter('2019-Q3', 'en')).toBe('Q3 2019');
    expect(formatQuarterShort('2019-Q2', 'vi')).toBe('Quý II');
  });

  it('refuses what is not a day or a quarter', () => {
    expect(() => formatDate('31/10/2019')).toThrow(RangeError);
    expect(() => formatQuarter('2019-Q5', 'vi')).toThrow(RangeError);
    expect(() => formatDateTime('soon', 'vi')).toThrow(RangeError);
  });

  it('reads instants on the clock of Viet Nam', () => {
    expect(dayOfInstant('2019-10-31T16:59:59.999Z')).toBe('2019-10-31');
    expect(dayOfInstant('2019-10-31T17:00:00Z')).toBe('2019-11-01');
    expect(formatDateTime('2019-09-16T03:42:00Z', 'vi')).toBe('10:42 ngày 16/09/2019');
    expect(formatDateTime('2019-09-15T17:00:00Z', 'en')).toBe('00:00 on 16/09/2019');
  });

  it('says time left in words', () => {
    expect(daysLeftText(45, 'vi')).toBe('còn 45 ngày');
    expect(daysLeftText(1, 'en')).toBe('1 day left');
    expect(daysLeftText(0, 'vi')).toBe('hạn cuối hôm nay');
    expect(dueAndLeftText('2019-10-31', 45, 'vi')).toBe('hết ngày 31/10/2019, còn 45 ngày');
    expect(dueAndLeftText('2019-09-18', 2, 'en', true)).toBe('end of 18/09, 2 days left');
    expect(dueAndLeftText('2019-09-16', 0, 'vi')).toBe('hết hôm nay, ngày 16/09/2019');
    expect(dueAndLeftText('2019-09-16', 0, 'en', true)).toBe('end of today, 16/09');
    expect(dueAndLeftText('2019-09-16', -1, 'vi', true)).toBe('hết ngày 16/09, quá hạn 1 ngày');
    expect(daysLeftText(-2, 'vi')).toBe('quá hạn 2 ngày');
    expect(daysLeftText(-1, 'en')).toBe('1 day overdue');
    expect(dueText('2019-10-31', 'vi')).toBe('hết ngày 31/10/2019');
    expect(dueText('2019-10-31', 'en')).toBe('end of 31/10/2019');
    expect(sentLateText(2, 'vi')).toBe('gửi chậm 2 ngày');
  });

  it('says age in one unit', () => {
    expect(ageText(5, 'vi')).toBe('5 phút');
    expect(ageText(370, 'vi')).toBe('6 giờ');
    expect(ageText(60 * 24 * 3, 'en')).toBe('3 days');
  });
});
