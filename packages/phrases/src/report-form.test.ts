import { describe, expect, it } from '@jest/globals';
import { checkSentence } from './report-form.js';

describe('what is asked of an item without words', () => {
  it.each([
    ['direction', 'Viết nội dung, hoặc chọn “không phát sinh” hay “không thay đổi” nếu đúng như vậy.'],
    ['next_steps', 'Viết nội dung, hoặc chọn “không thay đổi” nếu đúng như vậy.'],
    ['results', 'Viết nội dung của mục này; mục này không được để trống.'],
  ] as const)('offers only the silences that may answer %s', (item, mend) => {
    expect(checkSentence('words_missing', {}, 'vi', item).mend).toBe(mend);
  });

  it('says the same in English', () => {
    expect(checkSentence('words_missing', {}, 'en', 'next_steps').mend).toBe('Write it, or choose “unchanged” if that is so.');
    expect(checkSentence('words_missing', {}, 'en', 'results').mend).toBe('Write it; this item may not stay empty.');
  });
});
