import { describe, expect, it } from '@jest/globals';
import type { MatrixRow } from '@tiendo/types';
import { linesOf } from './matrix-lines.js';

const row = (code: string, kind: 'department' | 'ward'): MatrixRow => ({
  agency: { id: '00000000-0000-4000-8000-000000000000', code, nameVi: code, nameEn: code, kind },
  parentCode: null,
  asked: false,
  report: null,
  cells: [],
});

describe('lines of the matrix', () => {
  const rows = [row('STTTT', 'department'), row('SXD', 'department'), row('HC-TB', 'ward')];

  it('puts one group line before each kind', () => {
    expect(linesOf(rows, [], new Set()).map((each) => (each.line === 'group' ? each.kind : each.row.agency.code))).toEqual(['department', 'STTTT', 'SXD', 'ward', 'HC-TB']);
  });

  it('keeps the line of a folded group and hides its rows', () => {
    expect(linesOf(rows, [], new Set(['department'])).map((each) => (each.line === 'group' ? each.kind : each.row.agency.code))).toEqual(['department', 'ward', 'HC-TB']);
  });
});
