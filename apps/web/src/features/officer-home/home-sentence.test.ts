import { describe, expect, it } from '@jest/globals';
import type { AgencyHome, HomeObligation } from '@tiendo/types';
import { inOrder, reportWords, startOfSentence, targetWords } from './home-sentence.js';

const share = (status: HomeObligation['status'], daysLeft: number, over: Partial<HomeObligation> = {}) =>
  ({ target: { kind: 'ratio', code: `t${daysLeft}` }, status, daysLeft, fraction: { numerator: 19, denominator: 50 }, ...over }) as HomeObligation;
const said = (obligations: HomeObligation[]) => {
  const words = targetWords(obligations);
  return words && `${words.kind} ${words.obligation.daysLeft}`;
};

describe('the sentence of the home page', () => {
  it.each<[string, HomeObligation[], string | null]>([
    ['the day that comes next', [share('on_track', 90), share('at_risk', 45), share('overdue', -70)], 'missing 45'],
    ['the last one missed', [share('overdue', -300), share('overdue', -70), share('met', 10)], 'late -70'],
    ['the one reached', [share('met', 45), share('met_late', -70)], 'met 45'],
    ['not what does not apply', [share('not_applicable', 45)], null],
    ['not nothing of nothing', [share('on_track', 45, { fraction: { numerator: 0, denominator: 0 } })], null],
  ])('speaks of %s', (_case, obligations, expected) => expect(said(obligations)).toBe(expected));

  it('begins with a capital, also with đ', () => expect(['còn 45 ngày', 'đã quá hạn'].map(startOfSentence)).toEqual(['Còn 45 ngày', 'Đã quá hạn']));

  it('puts what is open first, the nearest day before the rest', () => {
    const order = inOrder([share('met', 45), share('at_risk', 45), share('not_applicable', 1), share('overdue', -3), share('due_soon', 14)]);
    expect(order.map(({ status }) => status)).toEqual(['overdue', 'due_soon', 'at_risk', 'met', 'not_applicable']);
  });

  const report = (over: object) => reportWords({ status: 'draft', nextAct: 'continue', daysLeft: 2, sentAt: null, ...over } as NonNullable<AgencyHome['report']>);
  it.each([
    [{}, 'due'],
    [{ daysLeft: -1 }, 'late'],
    [{ status: 'with_head', nextAct: 'await_head' }, 'with_head'],
    [{ status: 'with_head', nextAct: 'await_head', daysLeft: -1 }, 'late'],
    [{ status: 'with_head', nextAct: 'approve' }, 'to_sign'],
    [{ status: 'returned', nextAct: 'mend' }, 'returned'],
    [{ status: 'in_review', nextAct: 'await_review' }, 'sent'],
    [{ status: 'locked', nextAct: 'read' }, 'locked_unsent'],
    [{ status: 'locked', nextAct: 'read', sentAt: '2019-09-16T01:00:00Z' }, 'locked'],
  ])('%j is %s', (over, expected) => expect(report(over)).toBe(expected));
});
