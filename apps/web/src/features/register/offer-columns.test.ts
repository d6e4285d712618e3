import { describe, expect, it } from '@jest/globals';
import type { OfferView } from '@tiendo/types';
import { OFFER_COLUMNS, readCount, readYesNo } from './offer-columns.js';
import { shownOffers } from './offer-filter.js';

const offer = (over: Partial<OfferView> = {}): OfferView => ({
  id: 'o',
  procedureId: 'p',
  code: '1.009791',
  name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  field: 'Xây dựng',
  feeBearing: true,
  eligible: true,
  level: 3,
  level4On: null,
  registeredLevel: null,
  promisedOn: null,
  paymentOn: false,
  paymentSince: null,
  receiptOn: false,
  receiptSince: null,
  barrier: '',
  usage: { dossiersOnline: 5, dossiersCounter: 0, dossiersPost: 0, paidOnline: 0, receiptsIssued: 0 },
  counts: 'below',
  illustrative: true,
  withdrawnOn: null,
  version: 1,
  ...over,
});
const write = (key: string, text: string, of = offer()) => OFFER_COLUMNS.find((column) => column.key === key)?.write(text, of, '2019-09-16');

describe('what a written cell changes', () => {
  it.each([
    ['level', '4', { level: 4, level4On: '2019-09-16' }],
    ['level', 'mức 3', { level: 3, level4On: null }],
    ['level', '5', null],
    ['level4On', '10/9/2019', { level4On: '2019-09-10' }],
    ['level4On', '30/02/2019', null],
    ['promisedOn', '02/10/2019', { promisedOn: '2019-10-02', registeredLevel: 4 }],
    ['promisedOn', '', { promisedOn: null, registeredLevel: null }],
    ['paymentOn', 'Có', { paymentOn: true, paymentSince: '2019-09-16' }],
    ['paymentOn', 'không', { paymentOn: false, paymentSince: null }],
    ['paymentOn', 'có lẽ', null],
    ['dossiersOnline', '1.284', { usage: { dossiersOnline: 1284 } }],
    ['dossiersOnline', '12 hồ sơ', null],
    ['barrier', ' chữ ký số ', { barrier: 'chữ ký số' }],
  ])('%s “%s”', (key, text, change) => expect(write(key, text)).toEqual(change));

  it('reads counts and words as people paste them, and nothing else', () => {
    expect(['1 284', '1,284', '0', '-3', '1.5', ''].map(readCount)).toEqual([1284, 1284, 0, null, null, null]);
    expect(['x', 'YES', '0', 'maybe'].map(readYesNo)).toEqual([true, true, false, null]);
  });

  it('keeps the day on which level 4 went live', () => {
    expect(write('level', '4', offer({ level: 4, level4On: '2019-06-01' }))).toEqual({ level: 4, level4On: '2019-06-01' });
  });
});

describe('what is shown', () => {
  const offers = [offer({ id: 'a' }), offer({ id: 'b', level: 4, level4On: '2019-06-01', paymentOn: true }), offer({ id: 'c', level: 2, name: 'Đăng ký khai sinh' }), offer({ id: 'd', withdrawnOn: '2019-08-01' })];

  it.each([
    [[], '', ['a', 'b', 'c']],
    [['level4'], '', ['b']],
    [['level3', 'no_payment'], '', ['a']],
    [['not_online'], '', ['c']],
    [['withdrawn'], '', ['d']],
    [[], 'khai sinh', ['c']],
    [[], '1.009791', ['a', 'b', 'c']],
  ] as const)('%j “%s”', (chips, q, ids) => expect(shownOffers(offers, chips, q).map((each) => each.id)).toEqual(ids));
});
