import { describe, expect, it } from '@jest/globals';
import { auditSentence } from './audit-sentence.js';
import { breachText } from './chain-words.js';

const act = { action: 'report.return', at: '2019-09-18T03:42:00.000Z', by: 'Nguyễn Văn A', forPerson: null, viewedAs: null };

describe('an act as a sentence', () => {
  it('says who, for whom, what and when', () => {
    expect(auditSentence(act, 'vi')).toBe('Nguyễn Văn A trả lại, yêu cầu bổ sung lúc 10:42 ngày 18/09/2019');
    expect(auditSentence({ ...act, forPerson: 'Trần Thị B' }, 'vi')).toBe('Nguyễn Văn A (làm thay Trần Thị B) trả lại, yêu cầu bổ sung lúc 10:42 ngày 18/09/2019');
    expect(auditSentence({ ...act, by: null, viewedAs: '$& {at}' }, 'en')).toBe('The system (viewing as $& {at}) returned the report at 10:42 on 18/09/2019');
  });

  it('keeps an act that has no name', () => expect(auditSentence({ ...act, action: 'new.act' }, 'vi')).toContain('new.act'));
});

describe('a broken chain as a sentence', () => {
  it('names link, row, head and count', () => {
    expect(breachText({ breach: 'changed_row', position: 12_345, seq: 9 }, 'vi')).toBe('dòng 9 ở mắt xích 12345 đã bị sửa sau khi niêm phong');
    expect(breachText({ breach: 'rewritten', number: 3, day: '2026-11-24', position: 7 }, 'en')).toBe('link 7 is not the one that was signed as head 3 (of 2026-11-24): the chain was rewritten');
    expect(breachText({ breach: 'unsealed', seq: 5, count: 1200 }, 'vi')).toMatch(/^1\.200 dòng/);
    expect(breachText({ breach: 'missing_link', position: 2, seq: null }, 'en')).toMatch(/^link 2 is missing/);
  });
});
