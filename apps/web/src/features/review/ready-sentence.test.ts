import { describe, expect, it } from '@jest/globals';
import { withSentence } from './ready-sentence.js';

describe('a ready sentence in a reason', () => {
  it('stands behind what is written, and goes again without a trace', () => {
    const both = withSentence('Trang 3 mờ. ', 'Chưa có tài liệu.');
    expect(both).toBe('Trang 3 mờ. Chưa có tài liệu.');
    expect(withSentence(both, 'Chưa có tài liệu.')).toBe('Trang 3 mờ.');
    expect(withSentence(withSentence('', 'Sai kỳ.'), 'Sai kỳ.')).toBe('');
  });
});
