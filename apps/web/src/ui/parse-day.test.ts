import { describe, expect, it } from '@jest/globals';
import { dayAfter, parseDay } from './parse-day.js';

describe('parseDay', () => {
  it.each(['16/9/2019', '16/09/2019', ' 16-9-2019 ', '16.09.19', '16 9 2019', '2019-09-16'])('reads %p', (written) => {
    expect(parseDay(written)).toBe('2019-09-16');
  });

  it.each(['30/02/2019', '29/02/2019', '32/01/2019', '09/16/2019', '16/9', 'hôm nay', ''])('refuses %p', (written) => {
    expect(parseDay(written)).toBeNull();
  });
});

describe('dayAfter', () => {
  it('goes over months, years and leap days', () => {
    expect([dayAfter('2019-09-30'), dayAfter('2019-12-31'), dayAfter('2020-02-28')]).toEqual(['2019-10-01', '2020-01-01', '2020-02-29']);
  });
});
