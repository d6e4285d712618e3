import { zipArchive, type ArchivePart } from '../archive/zip-writer.js';
import { Looks } from './looks.js';
import { sheetXml } from './sheet-xml.js';
import type { SheetPlan } from './sheet.js';
import { xmlText } from './xml-text.js';

export interface WorkbookPlan {
  readonly title: string;
  /** Legal day on which it was made, '2019-09-16': it stands in the file's properties. */
  readonly madeOn: string;
  readonly sheets: readonly SheetPlan[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LONGEST_NAME = 31;

/** An .xlsx in pieces: memory does not grow with the number of rows. The same plan gives the same bytes. */
export function workbookStream(plan: WorkbookPlan): AsyncGenerator<Uint8Array, void, undefined> {
  return zipArchive(partsOf(plan));
}

/** The names that the sheets will have: at most 31 characters, none of them forbidden, each once. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const lawful = name.replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
    for (let copy = 1; ; copy += 1) {
      const suffix = copy === 1 ? '' : ` (${copy})`;
      const candidate = `${lawful.slice(0, LONGEST_NAME - suffix.length).trim()}${suffix}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

/** A sheet's name as a formula writes it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function* partsOf(plan: WorkbookPlan): Generator<ArchivePart, void, undefined> {
  const looks = new Looks();
  const names = sheetNames(plan.sheets.map((sheet) => sheet.name));
  yield { name: '[Content_Types].xml', pieces: [contentTypesXml(plan.sheets.length)] };
  yield { name: '_rels/.rels', pieces: [rootRelationsXml()] };
  yield { name: 'docProps/core.xml', pieces: [propertiesXml(plan)] };
  yield { name: 'xl/workbook.xml', pieces: [workbookXml(plan, names)] };
  yield { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelationsXml(plan.sheets.length)] };
  for (const [index, sheet] of plan.sheets.entries()) {
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, pieces: sheetXml(sheet, looks, index === 0) };
  }
  // Last, when every look in use is known.
  yield { name: 'xl/styles.xml', pieces: [looks.xml()] };
}

function contentTypesXml(count: number): string {
  const sheets = numbers(count).map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`);
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets.join('')}</Types>`
  );
}

function rootRelationsXml(): string {
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/>` +
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
  );
}

function propertiesXml({ title, madeOn }: WorkbookPlan): string {
  const instant = `<dcterms:created xsi:type="dcterms:W3CDTF">${madeOn}T00:00:00Z</dcterms:created>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Tiến Độ</dc:creator>${instant}</cp:coreProperties>`
  );
}

function workbookXml({ sheets }: WorkbookPlan, names: readonly string[]): string {
  const list = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const defined = sheets.flatMap(({ print, filter }, index) => {
    const sheet = quotedSheet(names[index] ?? '');
    const titles = print.titleRows?.split(':').map((row) => `$${row}`).join(':');
    return [
      ...(filter === undefined ? [] : [`<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(`${sheet}!${absolute(filter)}`)}</definedName>`]),
      ...(titles === undefined ? [] : [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(`${sheet}!${titles}`)}</definedName>`]),
    ];
  });
  return (
    `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships">` +
    `<workbookPr/><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>` +
    `${defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`}<calcPr calcId="191029"/></workbook>`
  );
}

function workbookRelationsXml(count: number): string {
  const sheets = numbers(count).map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`);
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}` +
    `<Relationship Id="rId${count + 1}" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`
  );
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_unused, index) => index + 1);
}
