import { describe, expect, it } from '@jest/globals';
import { attentionGroups, type Attention } from './attention-groups.js';

const row = (code: string, because: Attention['because'], target: string | null): Attention => ({
  agency: { id: code, code, nameVi: code, nameEn: code, kind: 'ward' },
  because,
  target: target === null ? null : ({ id: target, code: target } as Attention['target']),
  days: 3,
  agencies: because === 'not_reported' ? 30 : 1,
});

describe('what needs attention, in groups', () => {
  it('names an agency once under each of its reasons, with all its targets', () => {
    const groups = attentionGroups([row('A', 'overdue', 'X'), row('A', 'not_reported', 'Y'), row('A', 'not_reported', 'Z'), row('B', 'not_reported', 'Y'), row('B', 'report_late', null)]);
    expect(groups.map(({ because, of, agencies }) => [because, of, agencies.map(({ agency, troubles }) => [agency.code, troubles.map(({ target }) => target?.code ?? null)])])).toEqual([
      ['overdue', 1, [['A', ['X']]]],
      ['not_reported', 30, [['A', ['Y', 'Z']], ['B', ['Y']]]],
      ['report_late', 1, [['B', [null]]]],
    ]);
  });

  it('says nothing where there is nothing', () => {
    expect(attentionGroups([])).toEqual([]);
  });
});
