import type { Fraction } from '@tiendo/domain/figures';
import { PAPER_SIGNS, PERFORMANCE_NAMES, PROVENANCE_NAMES, daysLeftText, formatNumber, formatPercent, formatThreshold, type Locale } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import type { ReviewCell, ReviewRow, ReviewSilence, ReviewTarget } from './review-paper.js';

/** A cell of an agency that has none for a target: outside its scope. */
function outside(targetCode: string): ReviewCell {
  return { targetCode, status: 'not_applicable', numerator: null, denominator: null, silence: 'not_applicable', provenance: null };
}

export function cellOf(row: ReviewRow, target: ReviewTarget, position: number): ReviewCell {
  const expected = row.cells[position];
  if (expected?.targetCode === target.code) return expected;
  return row.cells.find((cell) => cell.targetCode === target.code) ?? outside(target.code);
}

/** The silence that a cell shows; a status of silence says it as well as the silence itself. */
export function silenceOf(cell: ReviewCell): ReviewSilence | null {
  if (cell.silence !== null) return cell.silence;
  return cell.status === 'not_reported' || cell.status === 'not_applicable' ? cell.status : null;
}

/** The figure that counts in totals; null for silence, which is no zero. Unchanged figures are figures. */
export function figureOf(cell: ReviewCell): Fraction | null {
  const silence = silenceOf(cell);
  if (cell.numerator === null || cell.denominator === null) return null;
  return silence === null || silence === 'unchanged' ? { numerator: cell.numerator, denominator: cell.denominator } : null;
}

/** What stands in place of a figure: '…', '–', '=' or 'KAD'; null when there is a figure. */
export function signOf(cell: ReviewCell): string | null {
  if (figureOf(cell) !== null) return null;
  switch (silenceOf(cell)) {
    case 'nothing_arose':
      return PAPER_SIGNS.nothing_arose;
    case 'unchanged':
      return PAPER_SIGNS.unchanged;
    case 'not_applicable':
      return PAPER_SIGNS.not_applicable;
    default:
      return PAPER_SIGNS.no_data;
  }
}

/**
 * A share in tenths of a per cent as text, '38,0%': never rounded up over a whole per cent or over the threshold that it misses.
 * Nothing of nothing is '0/0': there is no share of it.
 */
export function percentText({ numerator, denominator }: Fraction, threshold: Fraction, locale: Locale): string {
  if (denominator === 0) return '0/0';
  return formatPercent(numerator, denominator, locale, isWholePercent(threshold) ? undefined : threshold);
}

/** '≥ 40%'; what cannot be exceeded is just '100%'. */
export function thresholdText({ threshold }: ReviewTarget, locale: Locale): string {
  const text = formatThreshold(threshold, locale);
  return threshold.numerator === threshold.denominator ? text : say(locale, 'atLeast', { threshold: text });
}

/** Whether rounding that never passes a whole per cent never passes this threshold either. */
export function isWholePercent({ numerator, denominator }: Fraction): boolean {
  return (numerator * 100) % denominator === 0;
}

/** The figure as a document shows it: '38,0% (19/50)', 'Có (3/8)', '0/0', or the sign of its silence. */
export function figureText(cell: ReviewCell, target: ReviewTarget, locale: Locale): string {
  const figure = figureOf(cell);
  if (figure === null) return signOf(cell) ?? PAPER_SIGNS.no_data;
  const fraction = `${formatNumber(figure.numerator, locale)}/${formatNumber(figure.denominator, locale)}`;
  const adopted = adoptionText(cell, target, locale);
  if (adopted !== null) return `${adopted} (${fraction})`;
  return figure.denominator === 0 ? fraction : `${percentText(figure, target.threshold, locale)} (${fraction})`;
}

/** 'Có' or 'Chưa' for an adoption with a figure; null for a ratio, for silence and where it is not known. */
export function adoptionText(cell: ReviewCell, target: ReviewTarget, locale: Locale): string | null {
  if (target.kind !== 'adoption' || figureOf(cell) === null || cell.functionOn === undefined || cell.functionOn === null) return null;
  return say(locale, cell.functionOn ? 'adopted' : 'notAdopted');
}

export function statusText(cell: ReviewCell, locale: Locale): string {
  return PERFORMANCE_NAMES[locale][cell.status];
}

export function isMet({ status }: ReviewCell): boolean {
  return status === 'met' || status === 'met_late';
}

/** Met by a figure that the agency gave and nobody has certified: 'đạt (tự khai)' is shown apart. */
export function isSelfDeclared(cell: ReviewCell): boolean {
  return isMet(cell) && cell.provenance !== null && cell.provenance !== 'certified';
}

/** What a note says beside status and figure: attested silence, self-declared, days late. */
export function noteText(cell: ReviewCell, locale: Locale): string {
  const notes: string[] = [];
  const silence = silenceOf(cell);
  if (silence === 'nothing_arose') notes.push(say(locale, 'noteNothingArose'));
  if (silence === 'unchanged') notes.push(say(locale, 'noteUnchanged'));
  if (isSelfDeclared(cell)) notes.push(say(locale, 'noteSelfDeclared'));
  if (cell.lateDays !== null && cell.lateDays !== undefined && cell.lateDays > 0) notes.push(daysLeftText(-cell.lateDays, locale));
  return notes.join('; ');
}

export function provenanceText(cell: ReviewCell, locale: Locale): string {
  return cell.provenance === null || figureOf(cell) === null ? '' : PROVENANCE_NAMES[locale][cell.provenance];
}
