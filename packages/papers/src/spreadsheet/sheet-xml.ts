import { columnLetter } from '../text/column-letter.js';
import { FORMULA_SIGNS } from '../text/formula-like.js';
import type { Looks } from './looks.js';
import { LINE_HEIGHT, neededHeight } from './row-height.js';
import type { SheetCell, SheetColumn, SheetPlan, SheetRow, SheetValidation } from './sheet.js';
import { cellText, xmlText } from './xml-text.js';

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** Characters gathered before they are passed on. */
const PIECE = 65_536;
/** Text that a spreadsheet would take for a formula when somebody edits the cell. */
const FORMULA_LIKE = new RegExp(`^[${FORMULA_SIGNS}]`);
/** Beyond these a spreadsheet takes the file for damaged. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 225;

/** xl/worksheets/sheetN.xml in pieces; the order of the elements is the one that the standard (ECMA-376 Part 1, 18.3.1.99) demands. */
export function* sheetXml(sheet: SheetPlan, looks: Looks, isFirst: boolean): Generator<string, void, undefined> {
  yield headXml(sheet, looks, isFirst);
  let piece = '';
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    piece += rowXml(row, number, sheet.columns, looks);
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}${tailXml(sheet)}`;
}

function headXml(sheet: SheetPlan, looks: Looks, isFirst: boolean): string {
  const columns = sheet.columns.map(({ width, look }, index) => {
    const style = look === undefined ? '' : ` style="${looks.place(look)}"`;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${style}/>`;
  });
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${NAMESPACES}>` +
    '<sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${paneXml(sheet)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}" outlineLevelRow="1"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

function paneXml({ freeze }: SheetPlan): string {
  if (freeze === undefined || freeze.rows + freeze.columns === 0) return '';
  const corner = `${columnLetter(freeze.columns)}${freeze.rows + 1}`;
  const pane = freeze.columns === 0 ? 'bottomLeft' : freeze.rows === 0 ? 'topRight' : 'bottomRight';
  const splits = `${freeze.columns === 0 ? '' : ` xSplit="${freeze.columns}"`}${freeze.rows === 0 ? '' : ` ySplit="${freeze.rows}"`}`;
  return `<pane${splits} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

function rowXml({ cells, height: given, level }: SheetRow, number: number, columns: readonly SheetColumn[], looks: Looks): string {
  const height = given ?? neededHeight(cells, columns);
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  const outline = level === undefined ? '' : ` outlineLevel="${level}"`;
  let xml = `<row r="${number}"${size}${outline}>`;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (cell) xml += cellXml(cell, `${columnLetter(index)}${number}`, looks);
  }
  return `${xml}</row>`;
}

function cellXml({ value, look, formula }: SheetCell, place: string, looks: Looks): string {
  const quoted = formula === undefined && typeof value === 'string' && FORMULA_LIKE.test(value);
  const style = looks.place(quoted ? { ...look, quoted } : look);
  if (formula !== undefined) {
    const type = typeof value === 'string' ? ' t="str"' : '';
    return `<c r="${place}" s="${style}"${type}><f>${xmlText(formula)}</f>${value === null ? '' : `<v>${cellText(String(value))}</v>`}</c>`;
  }
  if (value === null) return `<c r="${place}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

function tailXml({ filter, merges = [], validations = [], print }: SheetPlan): string {
  return [
    '</sheetData>',
    filter === undefined ? '' : `<autoFilter ref="${filter}"/>`,
    merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    validations.length === 0 ? '' : `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`,
    '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${print.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${xmlText(print.footer)}</oddFooter></headerFooter></worksheet>`,
  ].join('');
}

function validationXml(validation: SheetValidation): string {
  const { range, kind } = validation;
  const title = validation.title.slice(0, LONGEST_TITLE);
  const message = validation.message.slice(0, LONGEST_MESSAGE);
  const words = `errorTitle="${xmlText(title)}" error="${xmlText(message)}" promptTitle="${xmlText(title)}" prompt="${xmlText(message)}"`;
  const rule = kind === 'list' ? 'type="list"' : `type="${kind}" operator="between"`;
  const first = kind === 'list' ? xmlText(`"${validation.values.join(',')}"`) : String(validation.from);
  const second = kind === 'list' ? '' : `<formula2>${validation.to}</formula2>`;
  return (
    `<dataValidation ${rule} allowBlank="1" showInputMessage="1" showErrorMessage="1" ${words} sqref="${range}">` +
    `<formula1>${first}</formula1>${second}</dataValidation>`
  );
}
