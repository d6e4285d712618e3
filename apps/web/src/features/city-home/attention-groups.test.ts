import { describe, expect, it } from '@jest/globals';
import { attentionGroups, type Attention } from './attention-groups.js';

const row = (code: string, because: Attention['because'], target: string | null): Attention => ({
  agency: { id: code, code, nameVi: code, nameEn: code, kind: 'ward' },
  because,
  target: target === null ? null : ({ id: target, code: target } as Attention['target']),
  days: 3,
  asked: code === 'B',
  askedAgencies: because === 'not_reported' ? 4 : 0,
  agencies: because === 'not_reported' ? 30 : 1,
});

describe('what needs attention, in groups', () => {
  it('names an agency once under each of its reasons, with all its targets', () => {
    const groups = attentionGroups([row('A', 'overdue', 'X'), row('A', 'not_reported', 'Y'), row('A', 'not_reported', 'Z'), row('B', 'not_reported', 'Y'), row('B', 'report_late', null)]);
    expect(groups.map(({ because, of, ofAsked, more, agencies }) => [because, of, ofAsked, more, agencies.map(({ agency, troubles }) => [agency.code, troubles.map(({ target }) => target?.code ?? null)])])).toEqual([
      ['overdue', 1, 0, 0, [['A', ['X']]]],
      ['not_reported', 30, 4, 28, [['A', ['Y', 'Z']], ['B', ['Y']]]],
      ['report_late', 1, 0, 0, [['B', [null]]]],
    ]);
  });

  it('marks who is asked and not ordered', () => {
    const [group] = attentionGroups([row('A', 'at_risk', 'X'), row('B', 'at_risk', 'X')]);
    expect(group?.agencies.map(({ agency, asked }) => [agency.code, asked])).toEqual([['A', false], ['B', true]]);
  });

  it('says nothing where there is nothing', () => {
    expect(attentionGroups([])).toEqual([]);
  });
});
