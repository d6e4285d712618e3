import { expect, it } from '@jest/globals';
import { agenciesText, missingServicesText } from './reminders.js';

it('says what is missing and what is not listed, one or many', () => {
  expect([1, 1200].map((count) => missingServicesText(count, 'vi'))).toEqual(['còn thiếu 1 dịch vụ', 'còn thiếu 1.200 dịch vụ']);
  expect([1, 2].map((count) => missingServicesText(count, 'en'))).toEqual(['1 more service needed', '2 more services needed']);
  expect(agenciesText(['Sở A', 'Sở B'], 2, 'vi')).toBe('Sở A, Sở B');
  expect(agenciesText(['Sở A', 'Sở B'], 1_202, 'vi')).toBe('Sở A, Sở B và 1.200 cơ quan khác');
  expect([3, 14].map((count) => agenciesText(['A', 'B'], count, 'en'))).toEqual(['A, B and 1 other agency', 'A, B and 12 other agencies']);
});
