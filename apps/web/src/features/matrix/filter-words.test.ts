import { describe, expect, it } from '@jest/globals';
import { filterWords } from './filter-words.js';
import { EMPTY_MATRIX_SEARCH } from './matrix-search.js';

const known = { targets: [], periods: [{ id: '', code: '2019-Q2', kind: 'quarter' as const, startsOn: '2019-03-15', cutoffOn: '2019-06-14', lockOn: '2019-07-15', illustrative: true }] };

describe('the filters on paper', () => {
  it('are said in words, and only those that hold', () => {
    expect(filterWords(EMPTY_MATRIX_SEARCH, known, 'vi')).toEqual([]);
    expect(filterWords({ ...EMPTY_MATRIX_SEARCH, kind: ['ward'], status: ['overdue', 'at_risk'], report: ['sent'], period: '2019-Q2', q: 'hoa' }, known, 'vi')).toEqual([
      'Nhóm cơ quan: UBND phường, xã',
      'Trạng thái: Chưa đạt, quá hạn, Nguy cơ chậm tiến độ',
      'Báo cáo kỳ: Quý II/2019, Đã gửi',
      'Tên có chứa: hoa',
    ]);
  });
});
