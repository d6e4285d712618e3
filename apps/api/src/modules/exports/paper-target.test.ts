import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@tiendo/domain/calendar';
import type { TargetRule } from '@tiendo/domain/targets';
import type { MatrixCell } from '@tiendo/types';
import { paperCell, paperTarget } from './paper-target.js';

const CELL: MatrixCell = { targetId: '1', status: 'on_track', lateDays: 0, numerator: 1, denominator: 3, uses: 0, provenance: 'declared', heldOn: null, selfDeclared: false, regressed: false };

describe('whether a function is in use, on paper', () => {
  it.each([
    ['lenient', { numerator: 1 }, true],
    ['lenient', { numerator: 0 }, false],
    ['middle', { numerator: 1 }, false],
    ['middle', { numerator: 3 }, true],
    ['strict', { numerator: 3, uses: 0 }, false],
    ['strict', { numerator: 3, uses: 2 }, true],
    ['lenient', { numerator: 0, denominator: 0 }, null],
    ['middle', { numerator: null, denominator: null }, null],
  ] as const)('goes by the reading of the target: %s of %j is %s', (reading, cell, expected) => {
    expect(paperCell({ ...CELL, ...cell }, 'T', { kind: 'adoption', function: 'payment', reading }).functionOn).toBe(expected);
  });

  it('is not asked of a ratio', () => {
    expect(paperCell(CELL, 'T', { kind: 'ratio', definition: 'online_services' })).toMatchObject({ functionOn: null, silence: null });
    expect(paperCell({ ...CELL, status: 'not_reported' }, 'T', undefined)).toMatchObject({ functionOn: null, silence: 'not_reported' });
  });
});

describe('a target on paper', () => {
  const indicator = { kind: 'ratio', definition: 'online_services' } as const;
  const target = { code: 'T', nameVi: 'Mức độ 4', nameEn: 'Level 4', kind: 'ratio', threshold: { numerator: 40, denominator: 100 }, dueOn: plainDate('2019-10-31'), rule: { indicator } as TargetRule, assumed: true, illustrative: false } as const;

  it('says what is assumed, and what is made up, beside how it is counted', () => {
    expect(paperTarget(target, 'vi').definition).toBe('Số dịch vụ mức độ 4 trên số dịch vụ công trực tuyến mức độ 3 và 4 (giả định).');
    expect(paperTarget({ ...target, assumed: false, illustrative: true }, 'vi').definition).toBe('Số dịch vụ mức độ 4 trên số dịch vụ công trực tuyến mức độ 3 và 4. Chỉ tiêu minh hoạ.');
  });
});
