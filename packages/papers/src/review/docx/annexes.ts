import { AlignmentType, Paragraph, TextRun, type FileChild } from 'docx';
import { PERFORMANCE_NAMES, WORKFLOW_NAMES, formatDate, formatNumber } from '@tiendo/phrases';
import { say } from '../../messages/say.js';
import { romanNumeral } from '../../text/roman.js';
import { cellOf, figureText, noteText, thresholdText } from '../review-cell.js';
import { lateText } from '../reports-sheet.js';
import type { ReviewPaper, ReviewRow, ReviewTarget } from '../review-paper.js';
import { groupName, reportTotals, shownGroups, targetTotals, type TargetTotals } from '../review-totals.js';
import { cell, gridTable, type TableLine } from './grid-table.js';
import { TEXT_WIDTH, WIDE_TEXT_WIDTH } from './page.js';
import { centred } from './paragraphs.js';
import { periodInside } from './period-words.js';
import { totalsText } from './summary-table.js';

/** Targets side by side in one table at most; more are shared out evenly among tables, one below the other. */
const TARGETS_A_TABLE = 5;
const NUMBER_WIDTH = 680;
const AGENCY_WIDTH = 2700;
const NOTE_WIDTH = 2300;
const WIDEST_TARGET = 2800;
/** Rows of agencies that a Word document still carries well; beyond it the workbook is the annex and the document keeps the groups. */
export const AGENCY_ROW_LIMIT = 4_000;

/** Phụ lục I: every agency against every target. */
export function figuresAnnex(paper: ReviewPaper): readonly FileChild[] {
  const { locale, targets } = paper;
  const size = Math.ceil(targets.length / Math.max(1, Math.ceil(targets.length / TARGETS_A_TABLE)));
  const blocks = Array.from({ length: targets.length === 0 ? 0 : Math.ceil(targets.length / size) }, (_unused, block) => block * size);
  const agencies = paper.groups.reduce((sum, group) => sum + group.rows.length, 0);
  const full = agencies * blocks.length <= AGENCY_ROW_LIMIT;
  return [
    ...annexHead(paper, 'I', say(locale, 'annexFigures', { period: periodInside(paper) })),
    ...(full ? [] : [centred(say(locale, 'annexTooLong', { agencies: formatNumber(agencies, locale) }), { italics: true }, 120)]),
    ...blocks.flatMap((from) => [
      rightAligned(say(locale, 'annexUnit')),
      figuresTable(paper, from, targets.slice(from, from + size), full),
      new Paragraph({ spacing: { before: 0, after: 120 } }),
    ]),
    signsLine(say(locale, 'signsLead')),
  ];
}

function figuresTable(paper: ReviewPaper, from: number, targets: readonly ReviewTarget[], full: boolean): FileChild {
  const { locale } = paper;
  const target = Math.min(WIDEST_TARGET, Math.floor((WIDE_TEXT_WIDTH - NUMBER_WIDTH - NOTE_WIDTH - AGENCY_WIDTH) / targets.length));
  const widths = [NUMBER_WIDTH, WIDE_TEXT_WIDTH - NUMBER_WIDTH - NOTE_WIDTH - target * targets.length, ...targets.map(() => target), NOTE_WIDTH];
  const heading = [
    say(locale, 'ordinal'),
    say(locale, 'agencyOrUnit'),
    ...targets.map((each, at) => `(${from + at + 1}) ${each.name} (${thresholdText(each, locale)})`),
    say(locale, 'note'),
  ];
  const lines = shownGroups(paper).flatMap((group, index): readonly TableLine[] => {
    const sums = targets.map((each, at) => {
      const totals = targetTotals(group.rows, each, from + at);
      return cell([totalsText(totals, each, locale).join(' '), ...countTexts(totals, locale)], 'center');
    });
    const head: TableLine = { strong: true, cells: [cell(romanNumeral(index + 1), 'center'), cell(groupName(group, paper)), ...sums, cell('')] };
    return [head, ...(full ? group.rows.map((row, at) => agencyLine(paper, row, at + 1, targets, from)) : [])];
  });
  return gridTable(widths, heading, lines, 22);
}

/** 'đạt 11/15', 'tự khai 7', 'chưa báo cáo 2'; what is none is left out. */
function countTexts({ met, bound, metDeclared, notReported }: TargetTotals, locale: ReviewPaper['locale']): readonly string[] {
  const count = (value: number): string => formatNumber(value, locale);
  return [
    say(locale, 'metOnly', { met: count(met), bound: count(bound) }),
    ...(metDeclared === 0 ? [] : [say(locale, 'declaredOnly', { count: count(metDeclared) })]),
    ...(notReported === 0 ? [] : [say(locale, 'silentOnly', { count: count(notReported) })]),
  ];
}

function agencyLine({ locale }: ReviewPaper, row: ReviewRow, number: number, targets: readonly ReviewTarget[], from: number): TableLine {
  const cells = targets.map((target, at) => cellOf(row, target, from + at));
  const figures = cells.map((each, at) => cell([figureText(each, targets[at] as ReviewTarget, locale), PERFORMANCE_NAMES[locale][each.status]], 'center'));
  return { cells: [cell(String(number), 'center'), cell(row.agencyName), ...figures, cell(notesOf(cells.map((each) => noteText(each, locale)), from))] };
}

/** '(2), (3): tự khai, chưa xác nhận': each note once, with the numbers of the columns it is about. */
function notesOf(notes: readonly string[], from: number): string {
  const columns = new Map<string, string[]>();
  notes.forEach((note, at) => {
    if (note !== '') columns.set(note, [...(columns.get(note) ?? []), `(${from + at + 1})`]);
  });
  return [...columns].map(([note, numbers]) => (numbers.length === notes.length ? note : `${numbers.join(', ')}: ${note}`)).join('; ');
}

/** Phụ lục II: who reported when. */
export function reportsAnnex(paper: ReviewPaper): readonly FileChild[] {
  const { locale } = paper;
  const agencies = paper.groups.reduce((sum, group) => sum + group.rows.length, 0);
  const full = agencies <= AGENCY_ROW_LIMIT;
  const widths = [NUMBER_WIDTH, TEXT_WIDTH - NUMBER_WIDTH - 1950 - 1300 - 1300 - 1200, 1950, 1300, 1300, 1200];
  const heading = (['ordinal', 'agencyOrUnit', 'reportStatus', 'reportDueOn', 'reportSentOn', 'note'] as const).map((key) => say(locale, key));
  const lines = shownGroups(paper).flatMap((group, index): readonly TableLine[] => {
    const totals = reportTotals(group.rows);
    const sent = say(locale, 'sentOf', { sent: totals.sent, owed: totals.owed });
    const head: TableLine = { strong: true, cells: [cell(romanNumeral(index + 1), 'center'), cell(groupName(group, paper)), cell(sent, 'center'), cell(''), cell(''), cell('')] };
    return [head, ...(full ? group.rows.map((row, at) => reportLine(paper, row, at + 1)) : [])];
  });
  return [
    ...annexHead(paper, 'II', say(locale, 'annexReports', { period: periodInside(paper) })),
    ...(full ? [] : [centred(say(locale, 'annexTooLong', { agencies: formatNumber(agencies, locale) }), { italics: true }, 120)]),
    gridTable(widths, heading, lines, 22),
  ];
}

function reportLine({ locale }: ReviewPaper, row: ReviewRow, number: number): TableLine {
  const day = (value: string | null): string => (value === null ? '' : formatDate(value));
  const status = row.reportStatus === null ? say(locale, 'noReportOwed') : WORKFLOW_NAMES[locale][row.reportStatus];
  return { cells: [cell(String(number), 'center'), cell(row.agencyName), cell(status), cell(day(row.reportDueOn), 'center'), cell(day(row.reportSentOn), 'center'), cell(lateText(row, locale))] };
}

/** 'Phụ lục I', its title in capitals, and the line that says what it is annexed to, whose number the clerk fills in on paper. */
function annexHead({ locale, issuer, generatedOn }: ReviewPaper, numeral: string, title: string): readonly Paragraph[] {
  const annexed = say(locale, 'annexedTo', { symbol: issuer.symbol, year: generatedOn.slice(0, 4), body: issuer.body });
  return [
    centred(say(locale, 'annex', { numeral }), { bold: true, size: 28 }),
    centred(title.toLocaleUpperCase('vi'), { bold: true, size: 26 }),
    centred(annexed, { italics: true, size: 26 }, 160),
  ];
}

function rightAligned(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.RIGHT, keepNext: true, spacing: { before: 0, after: 60 }, children: [new TextRun({ text, italics: true, size: 22 })] });
}

function signsLine(text: string): Paragraph {
  return new Paragraph({ spacing: { before: 60, after: 0 }, children: [new TextRun({ text, italics: true, size: 22 })] });
}
