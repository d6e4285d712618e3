import { PAPER_SIGNS, PAPER_SIGN_MEANINGS, PERFORMANCE_NAMES, formatDate, type PaperSign, type PerformanceStatus } from '@tiendo/phrases';
import { say, type MessageKey } from '../messages/say.js';
import type { Look } from '../spreadsheet/looks.js';
import type { SheetCell, SheetPlan, SheetRow } from '../spreadsheet/sheet.js';
import { quotedSheet } from '../spreadsheet/workbook.js';
import { thresholdText } from './review-cell.js';
import { BODY, CENTRED, HEADING, LABEL, MARK, NUMBER, STRONG, TITLE, footerText } from './review-looks.js';
import type { ReviewPaper, ReviewTarget } from './review-paper.js';
import { targetSheetMap, type TargetSheetMap } from './review-sheet.js';
import { countedRows, headlineOf, targetTotals } from './review-totals.js';
import { shareFormat, shareFormula, shareValue } from './share-formula.js';

const WIDTHS = [6, 36, 12, 13, 13, 11, 14, 14, 14, 14, 12, 60];
const HEADINGS: readonly MessageKey[] = ['ordinal', 'csvTarget', 'csvThreshold', 'csvDueOn', 'boundAgencies', 'metAgencies', 'declaredAgencies', 'silentAgencies', 'csvAbove', 'csvBelow', 'share', 'definition'];
const SHARE: Readonly<Record<'vi' | 'en', Look>> = { vi: { ...NUMBER, format: shareFormat(',') }, en: { ...NUMBER, format: shareFormat('.') } };

/** What the workbook is: whose, of when, under which filters; each target with its definition and the city's line; the signs. */
export function coverSheet(paper: ReviewPaper, title: string, sheetNames: readonly string[]): SheetPlan {
  return {
    name: say(paper.locale, 'coverName'),
    columns: WIDTHS.map((width) => ({ width })),
    rows: coverRows(paper, title, sheetNames),
    print: { landscape: true, footer: footerText(paper) },
  };
}

function* coverRows(paper: ReviewPaper, title: string, sheetNames: readonly string[]): Generator<SheetRow> {
  const { locale } = paper;
  const head = [...headRows(paper, title)];
  yield* head;
  for (const [position, target] of paper.targets.entries()) yield targetRow(paper, target, position, sheetNames[position] ?? '', head.length + position + 1);
  yield { cells: [] };
  yield* facts(say(locale, 'signs'), (Object.keys(PAPER_SIGNS) as PaperSign[]).map((sign) => `${PAPER_SIGNS[sign]}  ${PAPER_SIGN_MEANINGS[locale][sign]}`));
  yield fact(say(locale, 'rounding'), say(locale, 'roundingRule'));
  yield fact(say(locale, 'totals'), say(locale, 'totalsRule'));
  if (paper.targets.some((target) => target.kind === 'adoption')) yield fact('', say(locale, 'adoptionRule'));
}

function* headRows(paper: ReviewPaper, title: string): Generator<SheetRow> {
  const { locale, period, issuer, filters, dueTexts } = paper;
  yield { cells: [{ value: title, look: TITLE }], height: 24 };
  yield { cells: [paper.illustrative ? { value: say(locale, 'illustrativeMark'), look: MARK } : null] };
  yield fact(say(locale, 'issuedBy'), issuer.body);
  yield fact(say(locale, 'period'), say(locale, 'periodSpan', { period: period.label, from: formatDate(period.from), to: formatDate(period.to) }));
  yield fact(say(locale, 'generatedOn'), formatDate(paper.generatedOn));
  yield fact(say(locale, 'edition'), say(locale, 'noEdition'));
  yield* facts(say(locale, 'scope'), filters.length === 0 ? [say(locale, 'everything')] : filters);
  yield* facts(say(locale, 'reportDue'), dueTexts);
  yield { cells: [] };
  yield { cells: HEADINGS.map((key) => ({ value: say(locale, key), look: HEADING })) };
}

function fact(label: string, value: string, look: Look = { valign: 'top' }): SheetRow {
  return { cells: [{ value: label, look: LABEL }, null, { value, look }] };
}

function* facts(label: string, values: readonly string[]): Generator<SheetRow> {
  for (const [index, value] of values.entries()) yield fact(index === 0 ? label : '', value);
}

function targetRow(paper: ReviewPaper, target: ReviewTarget, position: number, sheetName: string, row: number): SheetRow {
  const { locale } = paper;
  const map = targetSheetMap(paper, target);
  const totals = targetTotals(countedRows(paper), target, position);
  const sheet = quotedSheet(sheetName);
  const statuses = `${sheet}!${map.letters.status ?? ''}${map.firstRow}:${map.letters.status ?? ''}${map.lastCountedRow}`;
  const notes = `${sheet}!${map.letters.note ?? ''}${map.firstRow}:${map.letters.note ?? ''}${map.lastCountedRow}`;
  const codes = `${sheet}!${map.letters.code ?? ''}${map.firstRow}:${map.letters.code ?? ''}${map.lastCountedRow}`;
  const count = (status: PerformanceStatus): string => `COUNTIF(${statuses},"${PERFORMANCE_NAMES[locale][status]}")`;
  const line = headlineOf(totals, target);
  const { above, below, share } = lineFormulas(paper, target, sheet, map, row);
  const cells: readonly SheetCell[] = [
    { value: position + 1, look: CENTRED },
    { value: target.name, look: { ...BODY, ...STRONG } },
    { value: thresholdText(target, locale), look: CENTRED },
    { value: formatDate(target.dueOn), look: CENTRED },
    { value: totals.bound, look: NUMBER, formula: `COUNTIF(${codes},"?*")-${count('not_applicable')}` },
    { value: totals.met, look: NUMBER, formula: `${count('met')}+${count('met_late')}` },
    { value: totals.metDeclared, look: NUMBER, formula: `COUNTIF(${notes},"*${say(locale, 'noteSelfDeclared')}*")` },
    { value: totals.notReported, look: NUMBER, formula: count('not_reported') },
    { value: line?.numerator ?? PAPER_SIGNS.no_data, look: NUMBER, formula: above },
    { value: line?.denominator ?? PAPER_SIGNS.no_data, look: NUMBER, formula: below },
    { value: line === null ? PAPER_SIGNS.no_data : shareValue(line, target.threshold), look: SHARE[locale], formula: share },
    { value: target.definition, look: BODY },
  ];
  return { cells };
}

/** The city's line: the sums of the target's sheet; of an adoption the agencies that use it, of those that have a figure. */
function lineFormulas({ locale }: ReviewPaper, target: ReviewTarget, sheet: string, map: TargetSheetMap, row: number): { above: string; below: string; share: string } {
  const share = shareFormula(`I${row}`, `J${row}`, target.threshold);
  if (target.kind === 'ratio') return { above: `${sheet}!${map.letters.above ?? ''}${map.totalRow}`, below: `${sheet}!${map.letters.below ?? ''}${map.totalRow}`, share };
  const cells = `${sheet}!${map.letters.adopted ?? ''}${map.firstRow}:${map.letters.adopted ?? ''}${map.lastCountedRow}`;
  const yes = `COUNTIF(${cells},"${say(locale, 'adopted')}")`;
  const known = `(${yes}+COUNTIF(${cells},"${say(locale, 'notAdopted')}"))`;
  const orNothing = (formula: string): string => `IF(${known}=0,"${PAPER_SIGNS.no_data}",${formula})`;
  return { above: orNothing(yes), below: orNothing(known), share };
}
