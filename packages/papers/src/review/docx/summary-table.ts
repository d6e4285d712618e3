import { PAPER_SIGNS, formatNumber } from '@tiendo/phrases';
import type { Table } from 'docx';
import { say, type MessageKey } from '../../messages/say.js';
import { romanNumeral } from '../../text/roman.js';
import { percentText, thresholdText } from '../review-cell.js';
import type { ReviewPaper, ReviewTarget } from '../review-paper.js';
import { countedGroups, countedRows, headlineOf, shownGroups, targetTotals, type TargetTotals } from '../review-totals.js';
import { cell, gridTable, type TableLine } from './grid-table.js';
import { TEXT_WIDTH } from './page.js';

const HEADINGS: readonly MessageKey[] = ['ordinal', 'targetAndGroup', 'unit', 'boundShort', 'metShort', 'declaredShort', 'silentShort', 'resultShort', 'note'];
const WIDTHS = [600, 1970, 980, 800, 660, 1000, 1000, 1240];

/** Each target with its sum (Roman numeral) and its groups: agencies bound, met and silent, and the share with its fraction. */
export function summaryTable(paper: ReviewPaper): Table {
  const widths = [...WIDTHS, TEXT_WIDTH - WIDTHS.reduce((sum, width) => sum + width, 0)];
  const lines = paper.targets.flatMap((target, position) => targetLines(paper, target, position));
  return gridTable(widths, HEADINGS.map((key) => say(paper.locale, key)), lines, 22);
}

function targetLines(paper: ReviewPaper, target: ReviewTarget, position: number): readonly TableLine[] {
  const { locale } = paper;
  const note = thresholdText(target, locale);
  const counted = countedGroups(paper);
  const groups = shownGroups(paper).map((group, index) =>
    line(paper, target, String(index + 1), group.name, targetTotals(group.rows, target, position), counted.includes(group) ? '' : say(locale, 'askedShort')),
  );
  return [{ ...line(paper, target, romanNumeral(position + 1), target.name, targetTotals(countedRows(paper), target, position), note), strong: true }, ...groups];
}

function line({ locale }: ReviewPaper, target: ReviewTarget, number: string, name: string, totals: TargetTotals, note: string): TableLine {
  const count = (value: number): string => formatNumber(value, locale);
  return {
    cells: [
      cell(number, 'center'), cell(name), cell(target.kind === 'adoption' ? say(locale, 'agencies') : target.unit, 'center'), cell(count(totals.bound), 'center'), cell(count(totals.met), 'center'), cell(count(totals.metDeclared), 'center'),
      cell(count(totals.notReported), 'center'), cell(totalsText(totals, target, locale), 'center'), cell(note, 'center'),
    ],
  };
}

/** Share over fraction, in two lines; '…' while nobody has a figure. */
export function totalsText(totals: TargetTotals, target: ReviewTarget, locale: ReviewPaper['locale']): readonly string[] {
  const figure = headlineOf(totals, target);
  if (figure === null) return [PAPER_SIGNS.no_data];
  const fraction = `${formatNumber(figure.numerator, locale)}/${formatNumber(figure.denominator, locale)}`;
  return figure.denominator === 0 ? [fraction] : [percentText(figure, target.threshold, locale), `(${fraction})`];
}
