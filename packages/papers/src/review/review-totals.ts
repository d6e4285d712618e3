import type { Fraction } from '@tiendo/domain/figures';
import { say } from '../messages/say.js';
import { cellOf, figureOf, isMet, isSelfDeclared } from './review-cell.js';
import type { ReviewGroup, ReviewPaper, ReviewRow, ReviewTarget } from './review-paper.js';

/** How a set of agencies stands against one target. */
export interface TargetTotals {
  /** Agencies that the target applies to. */
  readonly bound: number;
  readonly met: number;
  /** Of those, agencies that met it by what they declared and nobody has certified. */
  readonly metDeclared: number;
  readonly notReported: number;
  /** Past the target's due day with a figure that misses it. */
  readonly overdue: number;
  readonly notApplicable: number;
  /** Sums over the agencies that have a figure; null when none has: silence is left out, not counted as zero. */
  readonly figure: Fraction | null;
  /** For an adoption: agencies that use it, of those known to use it or not. */
  readonly adopted: Fraction;
}

/** How a set of agencies stands with its reports. */
export interface ReportTotals {
  readonly owed: number;
  readonly sent: number;
  readonly sentLate: number;
  readonly unsent: number;
  /** Unsent and past due. */
  readonly overdue: number;
}

export function targetTotals(rows: readonly ReviewRow[], target: ReviewTarget, position: number): TargetTotals {
  let [bound, met, metDeclared, notReported, overdue, notApplicable, numerator, denominator, counted, on, known] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    const cell = cellOf(row, target, position);
    if (cell.status === 'not_applicable') notApplicable += 1;
    else bound += 1;
    if (isMet(cell)) met += 1;
    if (isSelfDeclared(cell)) metDeclared += 1;
    if (cell.status === 'not_reported') notReported += 1;
    if (cell.status === 'overdue') overdue += 1;
    const figure = figureOf(cell);
    if (figure === null) continue;
    counted += 1;
    numerator += figure.numerator;
    denominator += figure.denominator;
    if (cell.functionOn === true) on += 1;
    if (cell.functionOn === true || cell.functionOn === false) known += 1;
  }
  return { bound, met, metDeclared, notReported, overdue, notApplicable, figure: counted === 0 ? null : { numerator, denominator }, adopted: { numerator: on, denominator: known } };
}

/** What a target is judged by for a set of agencies: the share of the sums, or for an adoption the agencies that use it; null while nobody has a figure. */
export function headlineOf({ figure, adopted }: TargetTotals, target: ReviewTarget): Fraction | null {
  if (target.kind === 'ratio') return figure;
  return adopted.denominator === 0 ? null : adopted;
}

export function reportTotals(rows: readonly ReviewRow[]): ReportTotals {
  const owing = rows.filter((row) => row.reportStatus !== null);
  const sent = owing.filter(isSent);
  const late = (row: ReviewRow): boolean => row.lateDays !== null && row.lateDays > 0;
  const unsent = owing.filter((row) => !isSent(row));
  return { owed: owing.length, sent: sent.length, sentLate: sent.filter(late).length, unsent: unsent.length, overdue: unsent.filter(late).length };
}

function isSent(row: ReviewRow): boolean {
  return row.reportSentOn !== null;
}

/** Groups that have anybody in them under the filters; those that are asked and not ordered come last. */
export function shownGroups(paper: ReviewPaper): readonly ReviewGroup[] {
  const filled = paper.groups.filter((group) => group.rows.length > 0);
  return [...filled.filter((group) => !group.asked), ...filled.filter((group) => group.asked)];
}

/** The groups of the city's line: all that are ordered, or those shown where a filter leaves no other. */
export function countedGroups(paper: ReviewPaper): readonly ReviewGroup[] {
  const shown = shownGroups(paper);
  const ordered = shown.filter((group) => !group.asked);
  return ordered.length > 0 ? ordered : shown;
}

/** The agencies of the city's line. */
export function countedRows(paper: ReviewPaper): readonly ReviewRow[] {
  return countedGroups(paper).flatMap((group) => group.rows);
}

/** A group's name, with what sets it apart. */
export function groupName(group: ReviewGroup, { locale }: ReviewPaper): string {
  return group.asked ? say(locale, 'askedGroup', { name: group.name }) : group.name;
}
