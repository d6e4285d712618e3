import { archiveFault, type ArchiveFault } from '../archive/inspect-archive.js';
import { csvGrid } from './csv-grid.js';
import { decodeText } from './decode-text.js';
import { fileKindOf } from './file-kind.js';
import { findHeader, type Header } from './find-header.js';
import { columnLetter } from '../text/column-letter.js';
import { type Grid } from './grid.js';
import { severityOf, type ProblemCode } from './problem-codes.js';
import { addressOfCover, NO_ADDRESS, addressOfRows, fileProblem, isIllustrative, naturesOfCover, naturesOfRows, type Address } from './read-address.js';
import { placeOf, readRows } from './read-rows.js';
import { IMPORT_LIMITS } from './import-limits.js';
import { REGISTER_COLUMN_KEYS, columnHeader, columnShape } from './register-columns.js';
import type { CellProblem, RegisterFile } from './register-file.js';
import { sheetGrid, sheetHeads, type SheetHead } from './xlsx-grid.js';

const PROBLEM_OF_FAULT: Readonly<Record<ArchiveFault, ProblemCode>> = {
  damaged: 'damaged_file',
  too_many_parts: 'too_many_parts',
  expands_too_much: 'expands_too_much',
  misleading: 'unsafe_file',
  nested: 'unsafe_file',
  entities: 'unsafe_file',
  macros: 'macro_file',
};

/**
 * Reads a register file of any origin. Whatever is wrong with the content comes back as problems with stable codes, never as an exception;
 * `fileName` only helps the sentences, the content decides what the file is.
 * It inflates and parses up to 100 MB in one go: call it off the request's thread for files of more than a few hundred kilobytes.
 */
export async function readRegisterFile(bytes: Uint8Array, fileName: string): Promise<RegisterFile> {
  const kind = fileKindOf(bytes);
  if (kind.kind === 'refused') return refused(kind.code, { ...kind.expected, fileName });
  if (kind.kind === 'text') return readText(bytes, fileName);
  const fault = await archiveFault(bytes);
  if (fault !== null) return refused(PROBLEM_OF_FAULT[fault], { fileName });
  try {
    return await readWorkbook(bytes, fileName);
  } catch {
    // The reader throws for what is no workbook inside; there is nothing more to tell than that it cannot be opened.
    return refused('damaged_file', { fileName });
  }
}

function readText(bytes: Uint8Array, fileName: string): RegisterFile {
  const decoded = decodeText(bytes);
  if (decoded === null) return refused('wrong_format', { fileName, kind: '' });
  if (decoded.text.trim() === '') return refused('empty_file', { fileName });
  const grid = csvGrid(decoded.text);
  if ('code' in grid) return refused(grid.code, { fileName });
  const header = findHeader(grid);
  if (header === null) return refused('header_not_found', { fileName });
  const warnings = decoded.encoding === 'windows-1258' ? [fileProblem('legacy_encoding')] : [];
  return readTable(grid, header, NO_ADDRESS, warnings);
}

async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<RegisterFile> {
  const heads = await sheetHeads(bytes);
  if (heads === null) return refused('too_many_sheets', { fileName });
  const candidates = heads.flatMap((head) => {
    const header = findHeader(head.grid);
    return header === null ? [] : [{ head, columns: header.columns.size }];
  });
  const visible = candidates.filter(({ head }) => !head.hidden);
  const chosen = visible[0]?.head;
  if (chosen === undefined) return noTable(candidates.map(({ head }) => head), heads, fileName);
  if (visible.length > 1) return refused('several_sheets', { fileName, sheets: visible.map(({ head }) => head.name).join(', ') });
  const grid = await sheetGrid(bytes, chosen.name);
  const header = grid === null ? null : findHeader(grid);
  if (grid === null || header === null) return refused('too_many_rows', { fileName });
  const others = heads.filter((head) => head !== chosen);
  const cover = others.map((head) => addressOfCover(head.grid)).find((address) => address.agencyCode !== null || address.period !== null);
  return readTable(grid, header, cover ?? NO_ADDRESS, otherSheets(others));
}

function readTable(grid: Grid, header: Header, cover: Address, warnings: readonly CellProblem[]): RegisterFile {
  const { address, problems: addressProblems } = addressOfRows(grid, header);
  const problems = [...addressProblems, ...headerProblems(header), ...warnings, ...hiddenRows(grid, header)];
  const columns = REGISTER_COLUMN_KEYS.filter((key) => header.columns.has(key));
  const file = {
    agencyCode: address.agencyCode ?? cover.agencyCode,
    period: address.period ?? cover.period,
    illustrative: isIllustrative(address.nature ?? cover.nature),
    natures: [...naturesOfCover(cover), ...naturesOfRows(grid, header)],
    sheetName: grid.sheetName,
    columns,
    places: Object.fromEntries(columns.map((key) => [key, placeOf(header, key)])),
  };
  // Without the column that a row is known by, row problems would only bury the one that matters.
  if (problems.some((problem) => problem.severity === 'error')) return { ...file, rows: [], problems };
  const read = readRows(grid, header);
  if (read.rows.length > IMPORT_LIMITS.rows) return { ...file, rows: [], problems: [fileProblem('too_many_rows')] };
  const none = read.rows.length === 0 ? [fileProblem('no_rows')] : [];
  return { ...file, rows: read.rows, problems: [...problems, ...none, ...read.problems] };
}

function headerProblems(header: Header): readonly CellProblem[] {
  const absent = REGISTER_COLUMN_KEYS.filter((key) => columnShape(key).required && !header.columns.has(key));
  return [
    ...absent.map((key) => fileProblem('missing_column', { columnVi: columnHeader(key, 'vi'), columnEn: columnHeader(key, 'en') })),
    ...header.repeated.map(({ index, label }) => columnProblem('duplicate_column', index, label)),
    ...header.unknown.map(({ index, label }) => columnProblem('unknown_column', index, label)),
  ];
}

function columnProblem(code: ProblemCode, index: number, label: string): CellProblem {
  return { row: null, column: { key: null, label, letter: columnLetter(index) }, written: label, code, severity: severityOf(code), expected: {} };
}

function hiddenRows(grid: Grid, header: Header): readonly CellProblem[] {
  const count = [...grid.hiddenRows].filter((row) => row >= header.firstDataRow && (grid.rows[row] ?? []).some((cell) => cell !== null)).length;
  return count === 0 ? [] : [fileProblem('hidden_rows', { count: String(count) })];
}

/** Sheets that were not read are named, unless they are our own cover. */
function otherSheets(others: readonly SheetHead[]): readonly CellProblem[] {
  const unread = others.filter(({ grid }) => {
    const cover = addressOfCover(grid);
    return grid.rows.some((row) => row.some((cell) => cell !== null)) && cover.agencyCode === null && cover.period === null;
  });
  return unread.length === 0 ? [] : [fileProblem('other_sheets', { sheets: unread.map(({ name }) => name).join(', ') })];
}

function noTable(hidden: readonly SheetHead[], heads: readonly SheetHead[], fileName: string): RegisterFile {
  if (hidden[0]) return refused('hidden_sheet', { fileName, sheet: hidden[0].name });
  const isBlank = heads.every(({ grid }) => grid.rows.every((row) => row.every((cell) => cell === null)));
  return refused(isBlank ? 'empty_file' : 'header_not_found', { fileName });
}

function refused(code: ProblemCode, expected: Readonly<Record<string, string>>): RegisterFile {
  return { agencyCode: null, period: null, illustrative: false, natures: [], sheetName: null, columns: [], places: {}, rows: [], problems: [fileProblem(code, expected)] };
}
