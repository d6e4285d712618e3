import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { vietnam } from '../../test/vietnam-days.js';
import { plainDate } from '../calendar/index.js';
import { coalesce, noticesOf } from './digest.js';
import { DEFAULT_REMINDER_RULES } from './reminder-rule.js';
import { compareStages, dueStages, planStages } from './stage.js';
import type { ReminderDigest, ReminderNotice } from './digest.js';

const day = plainDate;
const people = { reporting_officer: ['an'], head: ['binh'], city_office: ['chi', 'dung'] };
const target = planStages(DEFAULT_REMINDER_RULES, { subject: 'target', due: day('2019-10-31') }, vietnam);
const codes = (digest: ReminderDigest) => ({
  personId: digest.personId,
  told: digest.told.map(({ subjectId, stage }) => `${subjectId} ${stage.code}`),
  coalesced: digest.coalesced.map(({ subjectId, stage }) => `${subjectId} ${stage.code}`),
});

describe('who hears of a stage', () => {
  it('is the officer before, the head too a day after, the city office at the last', () => {
    const heard = target.map((stage) => [stage.code, noticesOf('level4', [stage], people).map(({ personId }) => personId)]);
    expect(heard).toEqual([
      ['target_14_days_before', ['an']],
      ['target_7_days_before', ['an']],
      ['target_3_days_before', ['an']],
      ['target_1_day_before', ['an']],
      ['target_1_day_after', ['an', 'binh']],
      ['target_5_days_after', ['an', 'binh', 'chi', 'dung']],
    ]);
  });

  it('hears once, even as officer and head in one', () => {
    const late = target.filter(({ code }) => code === 'target_1_day_after');
    expect(noticesOf('level4', late, { ...people, head: ['an'] })).toHaveLength(1);
  });
});

describe('after a long jump', () => {
  it('each person gets one digest with the newest stage of each subject they are told of', () => {
    const jump = (due: string) =>
      dueStages(DEFAULT_REMINDER_RULES, { subject: 'target', due: day(due) }, vietnam, day('2019-10-01'), day('2019-11-08'));
    const notices = [
      ...noticesOf('level4', jump('2019-10-31'), people),
      ...noticesOf('payment', jump('2019-11-08'), people),
    ];
    expect(coalesce(notices).map(codes)).toEqual([
      {
        personId: 'an',
        told: ['level4 target_5_days_after', 'payment target_1_day_before'],
        coalesced: [
          'level4 target_14_days_before',
          'level4 target_7_days_before',
          'level4 target_3_days_before',
          'level4 target_1_day_before',
          'level4 target_1_day_after',
          'payment target_14_days_before',
          'payment target_7_days_before',
          'payment target_3_days_before',
        ],
      },
      { personId: 'binh', told: ['level4 target_5_days_after'], coalesced: ['level4 target_1_day_after'] },
      { personId: 'chi', told: ['level4 target_5_days_after'], coalesced: [] },
      { personId: 'dung', told: ['level4 target_5_days_after'], coalesced: [] },
    ]);
  });

  it('gives nobody a digest where nothing is due', () => {
    expect(coalesce([])).toEqual([]);
  });
});

describe('a digest, whatever came together', () => {
  const notice: fc.Arbitrary<ReminderNotice> = fc.record({
    personId: fc.constantFrom('an', 'binh', 'chi'),
    subjectId: fc.constantFrom('level4', 'payment', 'q3'),
    stage: fc.constantFrom(...target),
  });
  const key = ({ personId, subjectId, stage }: ReminderNotice) => `${personId} ${subjectId} ${stage.code}`;
  const notices = fc.uniqueArray(notice, { selector: key, maxLength: 40 });

  it('is one a person and loses no notice', () => {
    fc.assert(
      fc.property(notices, (given) => {
        const digests = coalesce(given);
        expect(new Set(digests.map(({ personId }) => personId)).size).toBe(digests.length);
        const kept = digests.flatMap(({ told, coalesced }) => [...told, ...coalesced]);
        expect(kept.map(key).toSorted()).toEqual(given.map(key).toSorted());
        for (const { personId, told } of digests) expect(told.every((one) => one.personId === personId)).toBe(true);
      }),
    );
  });

  it('tells one stage a subject, and nothing newer is left untold', () => {
    fc.assert(
      fc.property(notices, (given) => {
        for (const { told, coalesced } of coalesce(given)) {
          expect(new Set(told.map(({ subjectId }) => subjectId)).size).toBe(told.length);
          for (const older of coalesced) {
            const newest = told.find(({ subjectId }) => subjectId === older.subjectId);
            expect(newest !== undefined && compareStages(older.stage, newest.stage) < 0).toBe(true);
          }
        }
      }),
    );
  });

  it('does not depend on the order in which notices were found', () => {
    const byPerson = (digests: readonly ReminderDigest[]) =>
      digests
        .map(({ told, coalesced }) => [told.map(key).toSorted(), coalesced.map(key).toSorted()])
        .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
    fc.assert(
      fc.property(notices, (given) => {
        expect(byPerson(coalesce(given.toReversed()))).toEqual(byPerson(coalesce(given)));
      }),
    );
  });
});
