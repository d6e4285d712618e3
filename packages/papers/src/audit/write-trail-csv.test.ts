import { describe, expect, it } from '@jest/globals';
import { trailCsv, type TrailLine } from './write-trail-csv.js';

const line: TrailLine = {
  seq: '7', at: '2019-09-18T03:42:00.000Z', recordedAt: '2026-11-24T08:00:00.000Z', by: '=HYPERLINK("x")', forPerson: null, viewedAs: null, role: 'coordinator', action: 'report.return', subjectKind: 'report',
  subjectId: 's', agency: 'UBND quận Thanh Khê', before: { status: 'in_review' }, after: { status: 'returned', reason: 'Số liệu sai' }, requestId: 'r', address: '10.0.0.1', position: null,
};

describe('the trail as .csv', () => {
  it('tells each row in words, and nothing in it is a formula', () => {
    const [head = '', row = ''] = new TextDecoder().decode(trailCsv([line], 'vi')).split('\r\n');
    expect(head.match(/("[^"]*"|[^,]+)(,|$)/g)).toHaveLength(15);
    expect(row).toContain('Trả lại, yêu cầu bổ sung');
    expect(row).toContain('Trạng thái: Đang kiểm tra → ');
    expect(row).toContain(`"'=HYPERLINK`);
    expect(new TextDecoder().decode(trailCsv([line], 'en'))).toContain('Returned the report');
  });
});
