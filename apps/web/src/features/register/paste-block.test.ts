import { describe, expect, it } from '@jest/globals';
import type { OfferView } from '@tiendo/types';
import { OFFER_COLUMNS } from './offer-columns.js';
import { joined, patched, planPaste, readBlock } from './paste-block.js';

const offer = (over: Partial<OfferView> = {}): OfferView => ({
  id: '1',
  procedureId: '1',
  code: '1.001193',
  name: '',
  field: '',
  feeBearing: true,
  eligible: true,
  level: 3,
  level4On: null,
  registeredLevel: null,
  promisedOn: null,
  paymentOn: false,
  paymentSince: null,
  receiptOn: false,
  receiptSince: null,
  barrier: '',
  usage: { dossiersOnline: 0, dossiersCounter: 7, dossiersPost: 0, paidOnline: 0, receiptsIssued: 0 },
  counts: 'below',
  illustrative: false,
  withdrawnOn: null,
  version: 1,
  ...over,
});
const columnOf = (key: string) => OFFER_COLUMNS.findIndex((column) => column.key === key);
const plan = (text: string, key: string, offers: readonly OfferView[] = [offer()], row = 0) => planPaste(readBlock(text), { row, column: columnOf(key) }, offers, OFFER_COLUMNS, '2019-09-16');

describe('a block on the clipboard', () => {
  it.each([
    ['12', [['12']]],
    ['12\r\n', [['12']]],
    ['1\t2\r\n3\t4\r\n', [['1', '2'], ['3', '4']]],
    ['1\t\t3', [['1', '', '3']]],
    ['\t2', [['', '2']]],
    ['1\n\n3\n', [['1'], [''], ['3']]],
    ['"two\nlines"\t"a ""word"""', [['two\nlines', 'a "word"']]],
    ['"open\tb', [['"open', 'b']]],
    ['', [['']]],
  ])('%j', (text, rows) => expect(readBlock(text)).toEqual(rows));
});

describe('a block laid on the grid', () => {
  it('fills rows and columns from the active cell', () => {
    const { rows, outside } = plan('1.284\t3\n5\t7\n', 'dossiersOnline', [offer(), offer({ id: '2' }), offer({ id: '3' })], 1);
    expect(outside).toBe(0);
    expect(rows.map((row) => [row.offer.id, row.cells.map(({ column, patch }) => [column, patch])])).toEqual([
      ['2', [['dossiersOnline', { usage: { dossiersOnline: 1284 } }], ['dossiersCounter', { usage: { dossiersCounter: 3 } }]]],
      // What stands there already is no change.
      ['3', [['dossiersOnline', { usage: { dossiersOnline: 5 } }]]],
    ]);
  });

  it('reads a row as if typed from left to right: level 4 gives its day a meaning', () => {
    expect(plan('4\t01/09/2019', 'level').rows[0]?.cells.map(({ patch }) => patch)).toEqual([{ level: 4, level4On: '2019-09-16' }, { level4On: '2019-09-01' }]);
  });

  it('keeps what cannot be read, and what has no meaning for the service, unless it is empty', () => {
    expect(plan('many\t2', 'dossiersOnline').rows[0]?.refused.map(({ column, written, why }) => [column.key, written, why])).toEqual([['dossiersOnline', 'many', 'cannot_read']]);
    expect(plan('3\t01/09/2019', 'level').rows[0]?.refused.map(({ column, why }) => [column.key, why])).toEqual([['level4On', 'not_for_this']]);
    expect(plan('3\t', 'level').rows[0]?.refused).toEqual([]);
  });

  it('counts what falls outside of the grid', () => {
    const last = OFFER_COLUMNS.at(-1)?.key ?? '';
    expect(plan('a\tb\tc\nd\te\tf', last).outside).toBe(2 + 3);
  });
});

describe('changes of one row', () => {
  it('become one, counts together', () => {
    expect(joined([{ level: 4, level4On: '2019-09-16' }, { level4On: '2019-09-01' }, { usage: { dossiersOnline: 1 } }, { usage: { dossiersPost: 2 } }])).toEqual({
      level: 4,
      level4On: '2019-09-01',
      usage: { dossiersOnline: 1, dossiersPost: 2 },
    });
    expect(joined([{ barrier: 'x' }])).toEqual({ barrier: 'x' });
  });

  it('leave the other counts', () => expect(patched(offer(), { usage: { dossiersOnline: 2 } }).usage.dossiersCounter).toBe(7));
});
