import { PAPER_SIGNS, PERFORMANCE_NAMES, WORKFLOW_NAMES, dueText, formatThreshold, type PerformanceStatus } from '@tiendo/phrases';
import { MESSAGES, say, type MessageKey } from '../messages/say.js';
import type { Look } from '../spreadsheet/looks.js';
import type { SheetCell, SheetPlan, SheetRow } from '../spreadsheet/sheet.js';
import { columnLetter } from '../text/column-letter.js';
import { romanNumeral } from '../text/roman.js';
import { adoptionText, cellOf, figureOf, noteText, provenanceText, signOf, statusText } from './review-cell.js';
import type { ReviewGroup, ReviewPaper, ReviewRow, ReviewTarget } from './review-paper.js';
import { BODY, CENTRED, HEADING, MARK, NUMBER, STATUS_FILLS, STRONG, SUBTITLE, TITLE, TOTAL_FILL, footerText } from './review-looks.js';
import { countedGroups, countedRows, groupName, shownGroups, targetTotals, type TargetTotals } from './review-totals.js';
import { shareFormat, shareFormula, shareValue } from './share-formula.js';

type ColumnKey = 'number' | 'code' | 'agency' | 'unit' | 'above' | 'below' | 'share' | 'adopted' | 'status' | 'provenance' | 'report' | 'note';
const WIDTHS: Readonly<Record<ColumnKey, number>> = {
  number: 6, code: 15, agency: 40, unit: 10, above: 13, below: 15, share: 10, adopted: 11, status: 27, provenance: 22, report: 26, note: 30,
};
const RATIO_COLUMNS: readonly ColumnKey[] = ['number', 'code', 'agency', 'unit', 'above', 'below', 'share', 'status', 'provenance', 'report', 'note'];
const ADOPTION_COLUMNS: readonly ColumnKey[] = ['number', 'code', 'agency', 'unit', 'above', 'below', 'share', 'adopted', 'status', 'provenance', 'report', 'note'];
/** Title, facts, definition, mark, heading. */
const HEADING_ROW = 5;
const TOTAL_ROW = 6;

/** Where things stand on a target's sheet: the cover's formulas point here. Rows count from 1. */
export interface TargetSheetMap {
  readonly letters: Readonly<Partial<Record<ColumnKey, string>>>;
  readonly totalRow: number;
  readonly firstRow: number;
  /** The last row of the city's line; groups that are only asked stand below it. */
  readonly lastCountedRow: number;
  readonly lastRow: number;
}

export function targetSheetMap(paper: ReviewPaper, target: ReviewTarget): TargetSheetMap {
  const columns = columnsOf(target);
  const lines = (groups: readonly ReviewGroup[]): number => groups.reduce((sum, group) => sum + 1 + group.rows.length, 0);
  return {
    letters: Object.fromEntries(columns.map((key, index) => [key, columnLetter(index)])),
    totalRow: TOTAL_ROW,
    firstRow: TOTAL_ROW + 1,
    lastCountedRow: TOTAL_ROW + Math.max(lines(countedGroups(paper)), 1),
    lastRow: TOTAL_ROW + Math.max(lines(shownGroups(paper)), 1),
  };
}

/** One target: the city's line, then each group with its subtotal and its agencies, which fold under it. */
export function targetSheet(paper: ReviewPaper, target: ReviewTarget, position: number): SheetPlan {
  const columns = columnsOf(target);
  const map = targetSheetMap(paper, target);
  return {
    name: `${position + 1}. ${target.code}`,
    columns: columns.map((key) => ({ width: WIDTHS[key] })),
    rows: targetRows(paper, target, position, columns, map),
    freeze: { rows: HEADING_ROW, columns: 3 },
    filter: `A${HEADING_ROW}:${columnLetter(columns.length - 1)}${map.lastRow}`,
    print: { landscape: true, titleRows: `${HEADING_ROW}:${HEADING_ROW}`, footer: footerText(paper) },
  };
}

function columnsOf(target: ReviewTarget): readonly ColumnKey[] {
  return target.kind === 'adoption' ? ADOPTION_COLUMNS : RATIO_COLUMNS;
}

function* targetRows(paper: ReviewPaper, target: ReviewTarget, position: number, columns: readonly ColumnKey[], map: TargetSheetMap): Generator<SheetRow> {
  const { locale } = paper;
  const facts = say(locale, target.kind === 'adoption' ? 'adoptionFacts' : 'targetFacts', { period: paper.period.label, threshold: formatThreshold(target.threshold, locale), due: dueText(target.dueOn, locale) });
  yield { cells: [{ value: target.name, look: TITLE }], height: 22 };
  yield { cells: [{ value: facts, look: SUBTITLE }] };
  yield { cells: [{ value: say(locale, 'definitionIs', { definition: target.definition }), look: SUBTITLE }] };
  yield { cells: [paper.illustrative ? { value: say(locale, 'illustrativeMark'), look: MARK } : null] };
  yield { cells: columns.map((key) => ({ value: headingOf(key, target, paper), look: HEADING })) };
  const groups = shownGroups(paper);
  const starts = startsOf(groups);
  yield sumRow(paper, target, columns, map, {
    number: '', name: say(locale, 'total'), totals: targetTotals(countedRows(paper), target, position),
    sumOf: (letter) => starts.slice(0, countedGroups(paper).length).map((row) => `${letter}${row}`).join(','), range: [map.firstRow, map.lastCountedRow],
  });
  for (const [index, group] of groups.entries()) {
    const row = starts[index] ?? 0;
    const range: readonly [number, number] = [row + 1, row + group.rows.length];
    yield sumRow(paper, target, columns, map, {
      number: romanNumeral(index + 1), name: groupName(group, paper), totals: targetTotals(group.rows, target, position),
      sumOf: (letter) => `${letter}${range[0]}:${letter}${range[1]}`, range,
    });
    for (const [at, agency] of group.rows.entries()) yield agencyRow(paper, target, position, columns, map, agency, at, range[0] + at);
  }
}

/** The row of each group's subtotal. */
function startsOf(groups: readonly ReviewGroup[]): readonly number[] {
  const starts: number[] = [];
  let row = TOTAL_ROW + 1;
  for (const group of groups) {
    starts.push(row);
    row += group.rows.length + 1;
  }
  return starts;
}

function agencyRow(
  { locale }: ReviewPaper, target: ReviewTarget, position: number, columns: readonly ColumnKey[], map: TargetSheetMap, row: ReviewRow, index: number, line: number,
): SheetRow {
  const cell = cellOf(row, target, position);
  const figure = figureOf(cell);
  const sign = signOf(cell);
  const value = (key: ColumnKey): SheetCell => {
    switch (key) {
      case 'number':
        return { value: index + 1, look: CENTRED };
      case 'code':
        return { value: row.agencyCode, look: BODY };
      case 'agency':
        return { value: row.agencyName, look: BODY };
      case 'unit':
        return { value: target.unit, look: CENTRED };
      case 'above':
        return { value: figure?.numerator ?? sign, look: NUMBER };
      case 'below':
        return { value: figure?.denominator ?? sign, look: NUMBER };
      case 'share':
        return { value: figure === null ? sign : shareValue(figure, target.threshold), look: SHARE[locale], formula: shareOf(map, line, target) };
      case 'adopted':
        return { value: adoptionText(cell, target, locale) ?? sign ?? PAPER_SIGNS.no_data, look: CENTRED };
      case 'status':
        return { value: statusText(cell, locale), look: STATUS_LOOKS[cell.status] };
      case 'provenance':
        return { value: provenanceText(cell, locale), look: BODY };
      case 'report':
        return { value: row.reportStatus === null ? '' : WORKFLOW_NAMES[locale][row.reportStatus], look: BODY };
      case 'note':
        return { value: noteText(cell, locale), look: BODY };
    }
  };
  return { cells: columns.map(value), level: 1 };
}

interface SumLine {
  readonly number: string;
  readonly name: string;
  readonly totals: TargetTotals;
  /** The cells of a column that are summed. */
  readonly sumOf: (letter: string) => string;
  readonly range: readonly [number, number];
}

function sumRow(paper: ReviewPaper, target: ReviewTarget, columns: readonly ColumnKey[], map: TargetSheetMap, line: SumLine): SheetRow {
  const { locale } = paper;
  const { totals, range } = line;
  const own = line.number === '' ? map.totalRow : range[0] - 1;
  const sum = (key: 'above' | 'below', value: number | undefined): SheetCell => {
    const letter = map.letters[key] ?? '';
    const cells = line.sumOf(letter);
    return { value: value ?? PAPER_SIGNS.no_data, look: SUM_NUMBER, formula: `IF(COUNT(${cells})=0,"${PAPER_SIGNS.no_data}",SUM(${cells}))` };
  };
  const inRange = (key: ColumnKey): string => `${map.letters[key] ?? ''}${range[0]}:${map.letters[key] ?? ''}${range[1]}`;
  const value = (key: ColumnKey): SheetCell => {
    switch (key) {
      case 'number':
        return { value: line.number === '' ? null : line.number, look: SUM_CENTRED };
      case 'agency':
        return { value: line.name, look: SUM_TEXT };
      case 'unit':
        return { value: target.unit, look: SUM_CENTRED };
      case 'above':
        return sum('above', totals.figure?.numerator);
      case 'below':
        return sum('below', totals.figure?.denominator);
      case 'share':
        return { value: totals.figure === null ? PAPER_SIGNS.no_data : shareValue(totals.figure, target.threshold), look: SUM_SHARE[locale], formula: shareOf(map, own, target) };
      case 'adopted':
        return { value: adoptedText(totals), look: SUM_CENTRED, formula: adoptedFormula(inRange('adopted'), paper) };
      case 'status':
        return { value: metText(totals, paper), look: SUM_TEXT, formula: metFormula(inRange('status'), inRange('code'), paper) };
      default:
        return { value: null, look: SUM_TEXT };
    }
  };
  return { cells: columns.map(value) };
}

function shareOf(map: TargetSheetMap, line: number, target: ReviewTarget): string {
  return shareFormula(`${map.letters.above ?? ''}${line}`, `${map.letters.below ?? ''}${line}`, target.threshold);
}

function metText(totals: TargetTotals, { locale }: ReviewPaper): string {
  return say(locale, 'metOf', { met: totals.met, bound: totals.bound, silent: totals.notReported });
}

function adoptedText({ adopted }: TargetTotals): string {
  return adopted.denominator === 0 ? PAPER_SIGNS.no_data : `${adopted.numerator}/${adopted.denominator}`;
}

/** Agencies have a code in their row, sums have none. */
function metFormula(statuses: string, codes: string, { locale }: ReviewPaper): string {
  const count = (status: PerformanceStatus): string => `COUNTIF(${statuses},"${PERFORMANCE_NAMES[locale][status]}")`;
  const values: Readonly<Record<string, string>> = {
    met: `(${count('met')}+${count('met_late')})`,
    bound: `(COUNTIF(${codes},"?*")-${count('not_applicable')})`,
    silent: count('not_reported'),
  };
  return MESSAGES[locale].metOf
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => values[part.slice(1, -1)] ?? `"${part}"`)
    .join('&');
}

function adoptedFormula(cells: string, { locale }: ReviewPaper): string {
  const yes = `COUNTIF(${cells},"${say(locale, 'adopted')}")`;
  const known = `(${yes}+COUNTIF(${cells},"${say(locale, 'notAdopted')}"))`;
  return `IF(${known}=0,"${PAPER_SIGNS.no_data}",${yes}&"/"&${known})`;
}

const SUM_TEXT: Look = { ...BODY, ...STRONG, fill: TOTAL_FILL };
const SUM_CENTRED: Look = { ...CENTRED, ...STRONG, fill: TOTAL_FILL };
const SUM_NUMBER: Look = { ...NUMBER, ...STRONG, fill: TOTAL_FILL };
const SHARE = { vi: { ...NUMBER, format: shareFormat(',') }, en: { ...NUMBER, format: shareFormat('.') } } as const;
const SUM_SHARE = { vi: { ...SUM_NUMBER, format: shareFormat(',') }, en: { ...SUM_NUMBER, format: shareFormat('.') } } as const;
const STATUS_LOOKS = Object.fromEntries(
  Object.entries(STATUS_FILLS).map(([status, { fill, color }]) => [status, { ...BODY, color, ...(fill === null ? {} : { fill }) }]),
) as Readonly<Record<PerformanceStatus, Look>>;

const HEADINGS: Readonly<Record<Exclude<ColumnKey, 'above' | 'below'>, MessageKey>> = {
  number: 'ordinal', code: 'agencyCode', agency: 'agencyOrUnit', unit: 'unit', share: 'share', adopted: 'csvAdopted', status: 'status', provenance: 'provenance', report: 'reportStatus', note: 'note',
};

function headingOf(key: ColumnKey, target: ReviewTarget, { locale }: ReviewPaper): string {
  return key === 'above' ? target.above : key === 'below' ? target.below : say(locale, HEADINGS[key]);
}
