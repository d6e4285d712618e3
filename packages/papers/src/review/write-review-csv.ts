import { PERFORMANCE_NAMES, WORKFLOW_NAMES, formatDate, formatThreshold } from '@tiendo/phrases';
import { say, type MessageKey } from '../messages/say.js';
import { csvBytes, type CsvValue } from '../text/csv-text.js';
import { adoptionText, cellOf, figureOf, noteText, percentText, provenanceText, signOf } from './review-cell.js';
import type { ReviewGroup, ReviewPaper, ReviewRow, ReviewTarget } from './review-paper.js';

const HEADINGS = [
  'csvPeriodCode', 'period', 'csvFiguresOn', 'csvGroup', 'csvAsked', 'agencyCode', 'agency', 'csvTargetCode', 'csvTarget', 'csvThreshold', 'csvDueOn', 'csvAbove', 'csvBelow', 'share', 'csvSign', 'csvAdopted',
  'csvStatusCode', 'status', 'provenance', 'csvTargetLateDays', 'note', 'csvReportCode', 'reportStatus', 'reportDueOn', 'reportSentOn', 'reportLateDays', 'nature', 'scope',
] as const satisfies readonly MessageKey[];

/** One line for each agency and target: counts as whole numbers, the share as text, silence as its sign and never as zero. */
export function writeReviewCsv(paper: ReviewPaper): Uint8Array {
  return csvBytes(linesOf(paper));
}

function* linesOf(paper: ReviewPaper): Generator<readonly CsvValue[]> {
  yield HEADINGS.map((key) => say(paper.locale, key));
  for (const group of paper.groups) {
    for (const row of group.rows) {
      for (const [position, target] of paper.targets.entries()) yield lineOf(paper, group, row, target, position);
    }
  }
}

function lineOf({ locale, period, illustrative, generatedOn, filters }: ReviewPaper, group: ReviewGroup, row: ReviewRow, target: ReviewTarget, position: number): readonly CsvValue[] {
  const cell = cellOf(row, target, position);
  const figure = figureOf(cell);
  return [
    period.code, period.label, formatDate(generatedOn), group.name, say(locale, group.asked ? 'yes' : 'no'), row.agencyCode, row.agencyName, target.code, target.name, formatThreshold(target.threshold, locale), formatDate(target.dueOn),
    figure?.numerator ?? null, figure?.denominator ?? null, figure === null ? null : percentText(figure, target.threshold, locale), signOf(cell), adoptionText(cell, target, locale),
    cell.status, PERFORMANCE_NAMES[locale][cell.status], provenanceText(cell, locale), (cell.lateDays ?? 0) > 0 ? (cell.lateDays ?? null) : null, noteText(cell, locale),
    row.reportStatus, row.reportStatus === null ? null : WORKFLOW_NAMES[locale][row.reportStatus],
    row.reportDueOn === null ? null : formatDate(row.reportDueOn), row.reportSentOn === null ? null : formatDate(row.reportSentOn), row.lateDays,
    say(locale, illustrative ? 'illustrative' : 'working'), filters.length === 0 ? say(locale, 'everything') : filters.join('; '),
  ];
}
