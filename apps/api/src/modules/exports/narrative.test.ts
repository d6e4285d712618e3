import { describe, expect, it } from '@jest/globals';
import { narrativeOf } from './narrative.js';
import type { SentWords } from './review.queries.js';

const wrote = (nameVi: string, more: Partial<SentWords>): SentWords => ({ nameVi, nameEn: nameVi, item: 'difficulties', words: '', cause: '', causeKind: null, silence: null, ...more });

describe('what the agencies wrote', () => {
  it('stands once, with all who wrote it; that nothing changed comes last', () => {
    const { difficulties, results } = narrativeOf([
      wrote('Sở A', { silence: 'unchanged' }),
      wrote('Sở B', { words: 'Biểu mẫu chưa phù hợp.' }),
      wrote('Sở C', { words: ' Biểu mẫu chưa phù hợp ' }),
      wrote('Sở D', { words: '' }),
    ], 'vi');
    expect(difficulties).toEqual(['Biểu mẫu chưa phù hợp (Sở B, Sở C)', 'Không thay đổi so với kỳ trước (Sở A)']);
    expect(results).toEqual([]);
  });

  it('has its causes by their kind, and those of no kind without a title', () => {
    const { causes } = narrativeOf([
      wrote('Sở A', { words: 'x', cause: 'Thiếu người.', causeKind: 'subjective' }),
      wrote('Sở B', { words: 'x', cause: 'Chưa có $& hướng dẫn', causeKind: 'objective' }),
      wrote('Sở C', { words: 'x', cause: 'Khác' }),
    ], 'vi');
    expect(causes).toEqual([
      { title: 'Nguyên nhân khách quan', points: ['Chưa có $& hướng dẫn (Sở B)'] },
      { title: 'Nguyên nhân chủ quan', points: ['Thiếu người (Sở A)'] },
      { title: null, points: ['Khác (Sở C)'] },
    ]);
  });

  it('names as many as anybody reads and counts the rest', () => {
    const many = Array.from({ length: 20 }, (_unused, index) => wrote(`P${index + 1}`, { words: 'Như nhau' }));
    expect(narrativeOf(many, 'vi').difficulties).toEqual(['Như nhau (P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, P12 và 8 cơ quan khác)']);
    const different = Array.from({ length: 130 }, (_unused, index) => wrote(`P${index + 1}`, { words: `Việc ${index + 1}` }));
    expect(narrativeOf(different, 'vi').difficulties.slice(99)).toEqual(['Việc 100 (P100)', 'Còn 30 nội dung khác của các cơ quan, xem trong hệ thống']);
  });
});
