import { expect, it } from '@jest/globals';
import { missingServicesText, moreOwedText } from './reminders.js';

it('says what is missing and what is not listed, one or many', () => {
  expect([1, 1200].map((count) => missingServicesText(count, 'vi'))).toEqual(['còn thiếu 1 dịch vụ', 'còn thiếu 1.200 dịch vụ']);
  expect([1, 2].map((count) => missingServicesText(count, 'en'))).toEqual(['1 more service needed', '2 more services needed']);
  expect(moreOwedText(12, 'vi')).toBe('Còn 12 việc nữa, xem trong hệ thống.');
  expect([1, 12].map((count) => moreOwedText(count, 'en'))).toEqual(['1 more thing is listed in the system.', '12 more things are listed in the system.']);
});
