import { describe, expect, it } from '@jest/globals';
import { EVIDENCE_MAX_BYTES, EVIDENCE_MAX_FILES, evidenceRefusal } from './evidence-limits.js';

describe('a file before it is sent', () => {
  it.each([
    ['Quyết định.PDF', 1, 0, null],
    ['anh.jpeg', EVIDENCE_MAX_BYTES, EVIDENCE_MAX_FILES - 1, null],
    ['anh.jpeg', EVIDENCE_MAX_BYTES + 1, 0, 'tooLarge'],
    ['macro.xlsm', 5, 0, 'wrongType'],
    ['pdf', 5, 0, 'wrongType'],
    ['trong.txt', 0, 0, 'empty'],
    ['a.pdf', 5, EVIDENCE_MAX_FILES, 'tooMany'],
  ])('%s of %i bytes beside %i others: %s', (name, size, attached, expected) => expect(evidenceRefusal({ name, size }, attached)).toBe(expected));
});
