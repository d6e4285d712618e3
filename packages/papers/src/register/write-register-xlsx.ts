import { MOST_OF_A_PERIOD } from '@tiendo/domain/register';
import { formatDate, type Locale } from '@tiendo/phrases';
import { collect } from '../archive/zip-writer.js';
import { say, type MessageKey } from '../messages/say.js';
import type { Look } from '../spreadsheet/looks.js';
import type { SheetCell, SheetPlan, SheetRow, SheetValidation } from '../spreadsheet/sheet.js';
import { workbookStream } from '../spreadsheet/workbook.js';
import { columnLetter } from '../text/column-letter.js';
import { serialOfDay } from '../text/serial-date.js';
import { ADDRESS_COLUMNS, REGISTER_COLUMNS, REGISTER_COLUMN_KEYS, columnHeader, columnShape, type ColumnKind, type RegisterColumn } from './register-columns.js';
import type { RegisterValues } from './register-file.js';
import type { RegisterPaper } from './register-paper.js';

const TITLE: Look = { bold: true, size: 14 };
const HEADING: Look = { bold: true, align: 'center', wrap: true, border: 'grid', fill: 'E8EEF6' };
const LABEL: Look = { bold: true, valign: 'top' };
const PLAIN: Look = { valign: 'top', wrap: true };
const KEPT_AS_TEXT: Look = { valign: 'top', format: '@' };
const WARNING: Look = { bold: true, color: '9A4300' };
const BODY: Readonly<Record<ColumnKind, Look>> = {
  code: { border: 'grid', format: '@' },
  text: { border: 'grid', wrap: true },
  level: { border: 'grid', align: 'center', format: '0' },
  yes_no: { border: 'grid', align: 'center' },
  date: { border: 'grid', align: 'center', format: 'dd/mm/yyyy' },
  count: { border: 'grid', align: 'right', format: '#,##0' },
};
const HEADING_ROW = 2;
/** Rows after the last one that still have choices and formats. */
const SPARE_ROWS = 500;

/** The register as .xlsx: export, template and import file in one. Sheet 1 is the table, sheet 2 says whose it is and how to fill it in. */
export function writeRegisterXlsx(paper: RegisterPaper): Promise<Uint8Array> {
  const title = `${say(paper.locale, 'registerTitle')} - ${paper.agency.name} - ${paper.period.label}`;
  return collect(workbookStream({ title, madeOn: paper.generatedOn, sheets: [tableSheet(paper, title), coverSheet(paper, title)] }));
}

function tableSheet(paper: RegisterPaper, title: string): SheetPlan {
  const { locale, rows, illustrative } = paper;
  const last = HEADING_ROW + rows.length + SPARE_ROWS;
  return {
    name: say(locale, 'registerSheet'),
    columns: REGISTER_COLUMN_KEYS.map((key) => ({ width: columnShape(key).width, look: spareLook(key) })),
    rows: tableRows(paper, title),
    validations: REGISTER_COLUMN_KEYS.flatMap((key, index) => validationOf(key, index, last, locale)),
    freeze: { rows: HEADING_ROW, columns: 2 },
    filter: `A${HEADING_ROW}:${columnLetter(REGISTER_COLUMN_KEYS.length - 1)}${HEADING_ROW + Math.max(rows.length, 1)}`,
    print: { landscape: true, titleRows: `${HEADING_ROW}:${HEADING_ROW}`, footer: footerText(locale, illustrative) },
  };
}

function* tableRows({ locale, rows, illustrative }: RegisterPaper, title: string): Generator<SheetRow> {
  const mark: SheetCell | null = illustrative ? { value: say(locale, 'illustrativeMark'), look: WARNING } : null;
  yield { cells: [{ value: title, look: TITLE }, null, null, null, null, null, mark], height: 24 };
  yield { cells: REGISTER_COLUMN_KEYS.map((key) => ({ value: columnHeader(key, locale), look: HEADING })) };
  for (const row of rows) yield { cells: REGISTER_COLUMN_KEYS.map((key) => ({ value: cellValue(row, key, locale), look: BODY[columnShape(key).kind] })) };
}

function cellValue(row: RegisterValues, key: RegisterColumn, locale: Locale): string | number | null {
  const value = row[key];
  if (typeof value === 'boolean') return say(locale, value ? 'yes' : 'no');
  if (typeof value === 'string' && columnShape(key).kind === 'date') return serialOfDay(value);
  return value;
}

/** Rows that somebody adds keep codes as text and dates as dates, without lines. */
function spareLook(key: RegisterColumn): Look {
  const { border: _none, ...look } = BODY[REGISTER_COLUMNS[key].kind];
  return look;
}

function validationOf(key: RegisterColumn, index: number, last: number, locale: Locale): readonly SheetValidation[] {
  const range = `${columnLetter(index)}${HEADING_ROW + 1}:${columnLetter(index)}${last}`;
  const common = { range, title: columnHeader(key, locale) };
  switch (columnShape(key).kind) {
    case 'yes_no':
      return [{ ...common, kind: 'list', values: [say(locale, 'yes'), say(locale, 'no')], message: say(locale, 'chooseYesNo') }];
    case 'level':
      return [{ ...common, kind: 'list', values: ['2', '3', '4'], message: say(locale, 'chooseLevel') }];
    case 'date':
      return [{ ...common, kind: 'date', from: serialOfDay('2000-01-01'), to: serialOfDay('2099-12-31'), message: say(locale, 'typeDate') }];
    case 'count':
      return [{ ...common, kind: 'whole', from: 0, to: MOST_OF_A_PERIOD, message: say(locale, 'typeCount') }];
    default:
      return [];
  }
}

function coverSheet({ locale, agency, period, generatedOn, illustrative }: RegisterPaper, title: string): SheetPlan {
  const line = (label: string, value: string, look: Look = PLAIN): SheetRow => ({ cells: [{ value: label, look: LABEL }, { value, look }] });
  const advice = (['howToCode', 'howToDate', 'howToBlank', 'howToAddress'] satisfies MessageKey[]).map((key, index) =>
    line(index === 0 ? say(locale, 'howTo') : '', say(locale, key)),
  );
  return {
    name: say(locale, 'coverSheet'),
    columns: [{ width: 22 }, { width: 78 }],
    rows: [
      { cells: [{ value: title, look: TITLE }], height: 24 },
      line(ADDRESS_COLUMNS.agencyCode.header[locale], agency.code, KEPT_AS_TEXT),
      line(say(locale, 'agency'), agency.name),
      line(ADDRESS_COLUMNS.period.header[locale], period.code, KEPT_AS_TEXT),
      line(say(locale, 'period'), period.label),
      line(say(locale, 'generatedOn'), formatDate(generatedOn)),
      line(ADDRESS_COLUMNS.nature.header[locale], say(locale, illustrative ? 'illustrative' : 'real'), illustrative ? WARNING : PLAIN),
      ...advice,
    ],
    print: { landscape: false, footer: footerText(locale, illustrative) },
  };
}

/** '&' begins a code in a footer. */
function footerText(locale: Locale, illustrative: boolean): string {
  const mark = illustrative ? `&L${say(locale, 'illustrativeMark').replaceAll('&', '&&')}` : '';
  return `${mark}&R${say(locale, 'page')} &P/&N`;
}
