import { describe, expect, it } from '@jest/globals';
import { cellKey, EMPTY_MATRIX_SEARCH, exportAddress, filterOf, isFiltered, MatrixSearch, readCellKey } from './matrix-search.js';

describe('the address of the matrix', () => {
  it('falls back on what it cannot read instead of breaking the page', () => {
    expect(MatrixSearch.parse({ kind: ['galaxy'], status: 'x', q: ['a'], period: 7 })).toEqual(EMPTY_MATRIX_SEARCH);
  });

  it('reads an address as a person writes it', () => {
    expect(MatrixSearch.parse({ status: 'not_reported', kind: 'ward,department', target: ['HOA-DON', 'THANH-TOAN'], q: 7 })).toEqual({
      ...EMPTY_MATRIX_SEARCH,
      status: ['not_reported'],
      kind: ['department', 'ward'],
      target: ['HOA-DON', 'THANH-TOAN'],
      q: '7',
    });
  });

  it('keeps a shared link whole', () => {
    const search = MatrixSearch.parse({ kind: ['ward'], status: ['not_reported'], q: 'hoa', cell: 'HC-TB~DVC-MUC-4' });
    expect(isFiltered(search)).toBe(true);
    expect(readCellKey(search.cell)).toEqual({ agencyCode: 'HC-TB', targetCode: 'DVC-MUC-4' });
    expect(readCellKey(cellKey('A', 'B'))).toEqual({ agencyCode: 'A', targetCode: 'B' });
    expect(readCellKey('half')).toBeNull();
  });

  it('exports what the screen shows, filters included', () => {
    const filter = filterOf({ ...EMPTY_MATRIX_SEARCH, status: ['overdue', 'at_risk'], under: 'QHC' });
    expect(exportAddress(filter, 'xlsx', 'vi')).toBe('/api/exports/review?format=xlsx&locale=vi&status=overdue&status=at_risk&under=QHC');
    expect(isFiltered(EMPTY_MATRIX_SEARCH)).toBe(false);
  });
});
