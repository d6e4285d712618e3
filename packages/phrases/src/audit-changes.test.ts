import { describe, expect, it } from '@jest/globals';
import { auditChanges } from './audit-changes.js';

const told = (before: unknown, after: unknown, locale: 'vi' | 'en' = 'vi') => auditChanges(before, after, locale).map(({ field, from, to }) => (from === null ? `${field}: ${to}` : `${field}: ${from} → ${to}`));

describe('an audit row in words', () => {
  it('tells states by their names', () => {
    expect(told({ status: 'sent' }, { status: 'in_review' })).toEqual(['Trạng thái: Đã gửi → Đang kiểm tra']);
    expect(told({ status: 'sent' }, { status: 'in_review' }, 'en')[0]).toMatch(/^Status: Sent → /);
  });

  it('tells days, yes and no, and what is empty', () => {
    expect(told({ withdrawnOn: null, paymentOn: false }, { withdrawnOn: '2019-09-16', paymentOn: true })).toEqual(['Ra khỏi sổ ngày: trống → 16/09/2019', 'Thanh toán trực tuyến: không → có']);
  });

  it('names the item or period that a change is about, and leaves out what stayed', () => {
    expect(told({ period: '2019-Q3', dossiersCounter: 41, level: 3 }, { period: '2019-Q3', dossiersCounter: 1284, level: 3 })).toEqual(['Kỳ: Quý III/2019', 'Nộp trực tiếp: 41 → 1.284']);
  });

  it('leaves out hashes and identities', () => {
    expect(told(null, { sha256: 'aa', personId: '1', fileName: 'a.xlsx' })).toEqual(['Tệp: a.xlsx']);
  });

  it('tells lists by what their entries are, and counts those of which only identities are recorded', () => {
    expect(told(null, [{ offerId: '1', code: '1.012906', level: 2, barrier: '', paymentOn: false }])).toEqual(['Các mục: Mã: 1.012906, Mức độ: 2']);
    expect(told(null, { agencies: [{ agencyId: '1', asked: false }, { agencyId: '2', asked: false }] })).toEqual(['Cơ quan: 2']);
    expect(told(null, { codes: Array.from({ length: 14 }, (_, index) => `1.${index}`) })[0]).toMatch(/và 2 mục nữa$/);
  });

  it('keeps a field that has no name', () => expect(told(null, { colour: 'blue' })).toEqual(['colour: blue']));
});
