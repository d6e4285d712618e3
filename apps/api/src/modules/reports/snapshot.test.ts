import { describe, expect, it } from '@jest/globals';
import type { EvidenceView } from '@tiendo/types';
import { emptyAnswer, isChanged, type ItemAnswer } from './snapshot.js';

const file = (sha256: string): EvidenceView => ({ id: sha256, itemCode: 'level4', fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1, sha256, note: '', uploadedBy: 'An', uploadedAt: '2019-09-15T00:00:00.000Z' });
const level4 = (given: Partial<ItemAnswer> = {}): ItemAnswer => ({ ...emptyAnswer('level4'), numerator: 19, denominator: 50, ...given });
const words = (given: Partial<ItemAnswer>): ItemAnswer => ({ ...emptyAnswer('direction'), ...given });

describe('what a reviewer has to look at again', () => {
  it.each<[string, ItemAnswer, ItemAnswer | null, ItemAnswer | null, boolean]>([
    ['all of a first report', level4(), null, null, true],
    ['nothing that is as last period, whatever its files', level4({ evidence: [file('b')] }), null, level4({ evidence: [file('a')] }), false],
    ['a figure that moved since last period', level4({ numerator: 20 }), null, level4(), true],
    ['not an item that attests that nothing changed', words({ silence: 'unchanged' }), null, words({ words: 'Ban hành kế hoạch' }), false],
    ['not what is as it was returned', level4(), level4(), null, false],
    ['one file in place of another, though there are as many', level4({ evidence: [file('b')] }), level4({ evidence: [file('a')] }), level4(), true],
    ['not the same files in another order', level4({ evidence: [file('b'), file('a')] }), level4({ evidence: [file('a'), file('b')] }), null, false],
    ['an answer that was mended after its return, even to what last period said', words({ words: 'một' }), words({ words: 'hai' }), words({ words: 'một' }), true],
  ])('is %s', (_, now, before, last, changed) => {
    expect(isChanged(now, before, last)).toBe(changed);
  });
});
