import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCalendar, datesIn } from '../../test/arbitraries.js';
import { vietnam } from '../../test/vietnam-days.js';
import { addDays, deadlineOn, instant, isPast, plainDate, workingCalendar } from '../calendar/index.js';
import { DEFAULT_REMINDER_RULES, REMINDER_ANCHORS, REMINDER_UNITS } from './reminder-rule.js';
import { compareStages, dueStages, planStages, reminderDay, TELLING_HOUR, tellingInstant } from './stage.js';
import type { PlainDate } from '../calendar/index.js';
import type { ReminderRule } from './reminder-rule.js';
import type { ReminderAnchors, ReminderStage } from './stage.js';

const day = plainDate;
const at = (text: string) => instant(Date.parse(text));
const daysOf = (stages: readonly ReminderStage[]) => stages.map(({ code, day: on }) => `${on} ${code}`);
const due = (on: string): ReminderAnchors => ({ subject: 'target', due: day(on) });
const report = (cutoff: string, on: string): ReminderAnchors => ({ subject: 'report', cutoff: day(cutoff), due: day(on) });
const planned = (anchors: ReminderAnchors) => daysOf(planStages(DEFAULT_REMINDER_RULES, anchors, vietnam));

const dueDate = datesIn('2019-07-15', '2019-11-15');
const anchors: fc.Arbitrary<ReminderAnchors> = fc.oneof(
  dueDate.map((on): ReminderAnchors => ({ subject: 'target', due: on })),
  fc
    .tuple(dueDate, fc.integer({ min: 1, max: 20 }))
    .map(([on, after]): ReminderAnchors => ({ subject: 'report', due: on, cutoff: addDays(on, -after) })),
);
const ruleFor = (subject: ReminderAnchors['subject']): fc.Arbitrary<ReminderRule> =>
  fc.record({
    code: fc.constant('any'),
    subject: fc.constant(subject),
    anchor: subject === 'target' ? fc.constant('due' as const) : fc.constantFrom(...REMINDER_ANCHORS),
    offset: fc.integer({ min: -20, max: 20 }),
    unit: fc.constantFrom(...REMINDER_UNITS),
    audiences: fc.constant(['reporting_officer' as const]),
  });
const ruled = anchors.chain((of) => fc.tuple(fc.constant(of), ruleFor(of.subject)));

describe('the days of a target', () => {
  it('due on 31 October 2019', () => {
    expect(planned(due('2019-10-31'))).toEqual([
      '2019-10-17 target_14_days_before',
      '2019-10-24 target_7_days_before',
      '2019-10-28 target_3_days_before',
      '2019-10-30 target_1_day_before',
      '2019-11-01 target_1_day_after',
      '2019-11-05 target_5_days_after',
    ]);
  });

  it('due on a Monday: warnings move back over the weekend, lateness is told on a worked day', () => {
    expect(planned(due('2019-09-30'))).toEqual([
      '2019-09-16 target_14_days_before',
      '2019-09-23 target_7_days_before',
      '2019-09-27 target_3_days_before',
      '2019-09-27 target_1_day_before',
      '2019-10-01 target_1_day_after',
      '2019-10-07 target_5_days_after',
    ]);
  });

  it('due after a swapped break, with a Saturday that is worked', () => {
    expect(planned(due('2019-05-03'))).toEqual([
      '2019-04-19 target_14_days_before',
      '2019-04-26 target_7_days_before',
      '2019-04-26 target_3_days_before',
      '2019-05-02 target_1_day_before',
      '2019-05-04 target_1_day_after',
      '2019-05-08 target_5_days_after',
    ]);
  });
});

describe('the days of a report', () => {
  it('of a ward for 2019-Q3 are counted from the Saturday cut-off', () => {
    expect(planned(report('2019-09-14', '2019-09-16'))).toEqual([
      '2019-09-06 report_7_days_before_cutoff',
      '2019-09-13 report_1_working_day_before_cutoff',
      '2019-09-16 report_due_day',
      '2019-09-17 report_1_working_day_after',
      '2019-09-19 report_3_working_days_after',
    ]);
  });

  it('of a department for 2019-Q3', () => {
    expect(planned(report('2019-09-14', '2019-09-18')).slice(2)).toEqual([
      '2019-09-18 report_due_day',
      '2019-09-19 report_1_working_day_after',
      '2019-09-23 report_3_working_days_after',
    ]);
  });

  it('are not all told on the day that it is due', () => {
    const days = planned(report('2019-09-14', '2019-09-16')).map((line) => line.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  });
});

describe('a reminder day', () => {
  it('is never a day off', () => {
    fc.assert(
      fc.property(ruled, anyCalendar, ([of, rule], calendar) => {
        expect(calendar.isWorkingDay(reminderDay(rule, of, calendar))).toBe(true);
      }),
    );
  });

  it('moves back for a stage before or on its anchor, forward for one after', () => {
    fc.assert(
      fc.property(ruled, anyCalendar, ([of, rule], calendar) => {
        fc.pre(rule.anchor === 'due');
        const on = reminderDay(rule, of, calendar);
        expect(rule.offset > 0 ? on > of.due : on <= of.due).toBe(true);
      }),
    );
  });

  it('of the due day itself is the last working day before a due day that is kept on a day off', () => {
    expect(planned(report('2019-09-14', '2019-09-21'))).toContain('2019-09-20 report_due_day');
  });

  it('on a cut-off, or between it and a due day that is a day off, moves back', () => {
    const halfway: ReminderRule = {
      code: 'report_days_after_cutoff',
      subject: 'report',
      anchor: 'cutoff',
      offset: 7,
      unit: 'day',
      audiences: ['reporting_officer'],
    };
    expect(reminderDay(halfway, report('2019-09-14', '2019-09-22'), vietnam)).toBe('2019-09-20');
    expect(reminderDay(halfway, report('2019-09-14', '2019-09-23'), vietnam)).toBe('2019-09-23');
    expect(reminderDay({ ...halfway, offset: 0 }, report('2019-09-14', '2019-09-23'), vietnam)).toBe('2019-09-13');
  });

  it('is not after the due day for what the rule puts before it', () => {
    const stage = ruled.map(([of, rule]): [ReminderAnchors, ReminderRule] => [of, { ...rule, unit: 'day' }]);
    fc.assert(
      fc.property(stage, anyCalendar, ([of, rule], calendar) => {
        const anchor = of.subject === 'report' && rule.anchor === 'cutoff' ? of.cutoff : of.due;
        fc.pre(addDays(anchor, rule.offset) <= of.due);
        expect(reminderDay(rule, of, calendar) <= of.due).toBe(true);
      }),
    );
  });

  it('follows a deadline that an extension or a new day off has moved', () => {
    const rule = DEFAULT_REMINDER_RULES.find(({ code }) => code === 'target_14_days_before');
    if (rule === undefined) throw new Error('the rule is gone');
    expect(reminderDay(rule, due('2019-10-31'), vietnam)).toBe('2019-10-17');
    expect(reminderDay(rule, due('2019-11-30'), vietnam)).toBe('2019-11-15');
    const closed = workingCalendar([{ date: day('2019-10-17'), kind: 'holiday', name: 'one more', source: 'test' }]);
    expect(reminderDay(rule, due('2019-10-31'), closed)).toBe('2019-10-16');
  });

  it('refuses a rule of another subject, and a cut-off where there is none', () => {
    const [ofTarget] = DEFAULT_REMINDER_RULES;
    if (ofTarget === undefined) throw new Error('no rules');
    expect(() => reminderDay(ofTarget, report('2019-09-14', '2019-09-16'), vietnam)).toThrow(RangeError);
    expect(() => reminderDay({ ...ofTarget, anchor: 'cutoff' }, due('2019-10-31'), vietnam)).toThrow(RangeError);
  });
});

describe('telling', () => {
  it('is at 08:00 in Viet Nam', () => {
    expect(TELLING_HOUR).toBe(8);
    expect(tellingInstant(day('2019-10-17'))).toBe(at('2019-10-17T08:00:00+07:00'));
  });

  const told = (since: string, until: string) =>
    daysOf(dueStages(DEFAULT_REMINDER_RULES, due('2019-10-31'), vietnam, at(since), at(until)));

  it.each([
    ['a second before it is time', '2019-10-17T07:00:00+07:00', '2019-10-17T07:59:59+07:00', 0],
    ['when it is time', '2019-10-17T07:59:59+07:00', '2019-10-17T08:00:00+07:00', 1],
    ['after it was told', '2019-10-17T08:00:00+07:00', '2019-10-17T23:00:00+07:00', 0],
    ['the day after', '2019-10-18T00:00:00+07:00', '2019-10-19T00:00:00+07:00', 0],
  ])('%s', (_name, since, until, count) => {
    expect(told(since, until)).toHaveLength(count);
  });

  it('says "late" only when the deadline is past', () => {
    fc.assert(
      fc.property(dueDate, anyCalendar, (on, calendar) => {
        const deadline = deadlineOn(on, 'forward', calendar);
        const stages = planStages(DEFAULT_REMINDER_RULES, { subject: 'target', due: deadline.dueOn }, calendar);
        for (const { code, tellAt } of stages) expect(isPast(deadline.dueAt, tellAt)).toBe(code.endsWith('_after'));
      }),
    );
  });

  it('takes plain days for the whole of them', () => {
    const between = (since: string, until: string) =>
      daysOf(dueStages(DEFAULT_REMINDER_RULES, due('2019-10-31'), vietnam, day(since), day(until)));
    expect(between('2019-10-16', '2019-10-17')).toEqual(['2019-10-17 target_14_days_before']);
    expect(between('2019-10-17', '2019-10-24')).toEqual(['2019-10-24 target_7_days_before']);
  });
});

describe('days that were skipped', () => {
  it('are caught up: five of them give what five runs would have given', () => {
    const of = report('2019-09-14', '2019-09-16');
    const run = (since: PlainDate, until: PlainDate) =>
      daysOf(dueStages(DEFAULT_REMINDER_RULES, of, vietnam, since, until));
    const start = day('2019-09-12');
    const daily = [0, 1, 2, 3, 4].flatMap((gone) => run(addDays(start, gone), addDays(start, gone + 1)));
    expect(daily).toEqual([
      '2019-09-13 report_1_working_day_before_cutoff',
      '2019-09-16 report_due_day',
      '2019-09-17 report_1_working_day_after',
    ]);
    expect(run(start, addDays(start, 5))).toEqual(daily);
  });

  it('never miss or repeat a stage, however irregular the runs', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 24 * 9 * 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anchors, anyCalendar, hours, (of, calendar, gaps) => {
        const begin = Date.parse('2019-07-01T00:00:00+07:00');
        const runs = gaps.reduce<number[]>((ends, gap) => [...ends, (ends.at(-1) ?? begin) + gap * 60_000], [begin]);
        const steps = runs.slice(1).map((end, index) => [runs[index] ?? begin, end] as const);
        const inSteps = steps.flatMap(([since, until]) =>
          dueStages(DEFAULT_REMINDER_RULES, of, calendar, instant(since), instant(until)),
        );
        const atOnce = dueStages(DEFAULT_REMINDER_RULES, of, calendar, instant(begin), instant(runs.at(-1) ?? begin));
        expect(inSteps).toEqual(atOnce);
      }),
    );
  });

  it('tell exactly the stages whose hour lies after the last run and not after this one', () => {
    const minute = fc.integer({ min: 0, max: 200 * 24 * 60 });
    fc.assert(
      fc.property(anchors, anyCalendar, minute, minute, (of, calendar, a, b) => {
        const begin = Date.parse('2019-06-15T00:00:00+07:00');
        const [since, until] = [instant(begin + Math.min(a, b) * 60_000), instant(begin + Math.max(a, b) * 60_000)];
        const all = planStages(DEFAULT_REMINDER_RULES, of, calendar);
        expect(dueStages(DEFAULT_REMINDER_RULES, of, calendar, since, until)).toEqual(
          all.filter(({ tellAt }) => since < tellAt && tellAt <= until),
        );
      }),
    );
  });
});

it('orders stages of one day as the rules put them', () => {
  const stages = planStages(DEFAULT_REMINDER_RULES, due('2019-09-30'), vietnam);
  const sameDay = stages.filter((stage) => stage.day === '2019-09-27');
  expect(sameDay.map(({ code }) => code)).toEqual(['target_3_days_before', 'target_1_day_before']);
  const [first, second] = sameDay;
  if (first === undefined || second === undefined) throw new Error('two stages were expected');
  expect(compareStages(first, second)).toBeLessThan(0);
  expect(compareStages(second, first)).toBeGreaterThan(0);
  expect(compareStages(first, first)).toBe(0);
});
