import { describe, expect, it } from '@jest/globals';
import { DEFAULT_REMINDER_RULES } from './reminder-rule.js';

describe('the stages that an installation starts with', () => {
  it('are these, and rise from the officer to the head to the city office', () => {
    const lines = DEFAULT_REMINDER_RULES.map(
      ({ code, anchor, offset, unit, audiences }) => `${code}: ${anchor} ${offset} ${unit} -> ${audiences.join(', ')}`,
    );
    expect(lines).toEqual([
      'target_14_days_before: due -14 day -> reporting_officer',
      'target_7_days_before: due -7 day -> reporting_officer',
      'target_3_days_before: due -3 day -> reporting_officer',
      'target_1_day_before: due -1 day -> reporting_officer',
      'target_1_day_after: due 1 day -> reporting_officer, head',
      'target_5_days_after: due 5 day -> reporting_officer, head, city_office',
      'report_7_days_before_cutoff: cutoff -7 day -> reporting_officer',
      'report_1_working_day_before_cutoff: cutoff -1 working_day -> reporting_officer',
      'report_due_day: due 0 day -> reporting_officer',
      'report_1_working_day_after: due 1 working_day -> reporting_officer, head',
      'report_3_working_days_after: due 3 working_day -> reporting_officer, head, city_office',
    ]);
  });

  it('have codes of their own, for the ledger knows a stage by its code', () => {
    const codes = DEFAULT_REMINDER_RULES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
