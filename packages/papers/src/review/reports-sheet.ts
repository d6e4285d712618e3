import { WORKFLOW_NAMES, sentLateText, daysLeftText } from '@tiendo/phrases';
import { MESSAGES, say, type MessageKey } from '../messages/say.js';
import type { Look } from '../spreadsheet/looks.js';
import type { SheetPlan, SheetRow } from '../spreadsheet/sheet.js';
import { columnLetter } from '../text/column-letter.js';
import { romanNumeral } from '../text/roman.js';
import { serialOfDay } from '../text/serial-date.js';
import { BODY, CENTRED, HEADING, MARK, NUMBER, STRONG, TITLE, TOTAL_FILL, footerText } from './review-looks.js';
import type { ReviewPaper, ReviewRow } from './review-paper.js';
import { countedGroups, countedRows, groupName, reportTotals, shownGroups } from './review-totals.js';

const WIDTHS = [6, 15, 44, 27, 13, 13, 10, 34];
const HEADINGS: readonly MessageKey[] = ['ordinal', 'agencyCode', 'agencyOrUnit', 'reportStatus', 'reportDueOn', 'reportSentOn', 'reportLateDays', 'note'];
const DAY: Look = { ...CENTRED, format: 'dd/mm/yyyy' };
const SUM: Look = { ...BODY, ...STRONG, fill: TOTAL_FILL };
const SUM_CENTRED: Look = { ...SUM, align: 'center' };
const HEADING_ROW = 3;
const TOTAL_ROW = 4;

/** Who has reported, when, and who has not. */
export function reportsSheet(paper: ReviewPaper): SheetPlan {
  const lines = shownGroups(paper).reduce((sum, group) => sum + 1 + group.rows.length, 0);
  return {
    name: say(paper.locale, 'reportsName'),
    columns: WIDTHS.map((width) => ({ width })),
    rows: rowsOf(paper),
    freeze: { rows: HEADING_ROW, columns: 3 },
    filter: `A${HEADING_ROW}:${columnLetter(WIDTHS.length - 1)}${TOTAL_ROW + Math.max(lines, 1)}`,
    print: { landscape: true, titleRows: `${HEADING_ROW}:${HEADING_ROW}`, footer: footerText(paper) },
  };
}

function* rowsOf(paper: ReviewPaper): Generator<SheetRow> {
  const { locale } = paper;
  yield { cells: [{ value: `${say(locale, 'reportsTitle')} ${paper.period.label}`, look: TITLE }], height: 22 };
  yield { cells: [paper.illustrative ? { value: say(locale, 'illustrativeMark'), look: MARK } : null] };
  yield { cells: HEADINGS.map((key) => ({ value: say(locale, key), look: HEADING })) };
  const lastCounted = TOTAL_ROW + countedGroups(paper).reduce((sum, group) => sum + 1 + group.rows.length, 0);
  yield sumRow(paper, '', say(locale, 'total'), countedRows(paper), [TOTAL_ROW + 1, Math.max(lastCounted, TOTAL_ROW + 1)]);
  let line = TOTAL_ROW;
  for (const [index, group] of shownGroups(paper).entries()) {
    line += 1;
    yield sumRow(paper, romanNumeral(index + 1), groupName(group, paper), group.rows, [line + 1, line + group.rows.length]);
    line += group.rows.length;
    for (const [at, row] of group.rows.entries()) yield agencyRow(paper, row, at + 1);
  }
}

/** 'đã gửi 10/23' as a formula: days of sending, of the agencies (which have a code in their row) that owe a report. */
function sumRow({ locale }: ReviewPaper, number: string, name: string, rows: readonly ReviewRow[], [from, to]: readonly [number, number]): SheetRow {
  const { sent, owed } = reportTotals(rows);
  const values: Readonly<Record<string, string>> = {
    sent: `COUNT(F${from}:F${to})`,
    owed: `(COUNTIF(B${from}:B${to},"?*")-COUNTIF(D${from}:D${to},"${say(locale, 'noReportOwed')}"))`,
  };
  const formula = MESSAGES[locale].sentOf
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => values[part.slice(1, -1)] ?? `"${part}"`)
    .join('&');
  const words = { value: say(locale, 'sentOf', { sent, owed }), look: SUM, formula };
  const plain = [number === '' ? null : number, null, name, null, null, null, null, null];
  return { cells: plain.map((value, column) => (column === 3 ? words : { value, look: column === 0 ? SUM_CENTRED : SUM })) };
}

function agencyRow({ locale }: ReviewPaper, row: ReviewRow, number: number): SheetRow {
  const day = (value: string | null): number | null => (value === null ? null : serialOfDay(value));
  return {
    level: 1,
    cells: [
      { value: number, look: CENTRED },
      { value: row.agencyCode, look: BODY },
      { value: row.agencyName, look: BODY },
      { value: row.reportStatus === null ? say(locale, 'noReportOwed') : WORKFLOW_NAMES[locale][row.reportStatus], look: BODY },
      { value: day(row.reportDueOn), look: DAY },
      { value: day(row.reportSentOn), look: DAY },
      { value: row.lateDays, look: NUMBER },
      { value: lateText(row, locale), look: BODY },
    ],
  };
}

/** 'gửi chậm 2 ngày' of a report that came, 'quá hạn 2 ngày' of one that did not; nothing of one in time. */
export function lateText(row: ReviewRow, locale: ReviewPaper['locale']): string {
  if (row.lateDays === null || row.lateDays <= 0) return '';
  return row.reportSentOn === null ? daysLeftText(-row.lateDays, locale) : sentLateText(row.lateDays, locale);
}
