import type { Fraction } from '@tiendo/domain/figures';
import type { PerformanceStatus, WorkflowStatus } from '@tiendo/phrases';
import { cellOf, figureOf, percentText, signOf, silenceOf } from './review-cell.js';
import { countedRows, headlineOf, targetTotals, type TargetTotals } from './review-totals.js';
import type { ReviewPaper, ReviewRow, ReviewSilence, ReviewTarget } from './review-paper.js';

/**
 * The review for machines. Keys are stable: new ones may be added under the same `schema`, none changes its meaning.
 * Counts are whole numbers; `share` is text made for reading, to be recomputed from the counts by whoever calculates;
 * a null `figure` is silence, told by `silence` and `sign`, and is left out of every total. Days are '2019-09-16'.
 */
export interface ReviewJson {
  readonly schema: 'tiendo/review/1';
  readonly generatedOn: string;
  readonly illustrative: boolean;
  /** Null: the quarter is not closed, these are the figures of the day. */
  readonly edition: null;
  readonly jurisdiction: string;
  readonly issuer: string;
  readonly period: ReviewPaper['period'];
  readonly filters: readonly string[];
  readonly targets: readonly (ReviewTarget & { readonly totals: ReviewJsonTotals })[];
  readonly groups: readonly {
    readonly code: string;
    readonly name: string;
    /** Asked, not ordered: left out of the totals of the targets. */
    readonly asked: boolean;
    readonly totals: readonly ({ readonly targetCode: string } & ReviewJsonTotals)[];
    readonly agencies: readonly ReviewJsonAgency[];
  }[];
}

export interface ReviewJsonTotals extends TargetTotals {
  /** Of `figure` for a ratio, of `adopted` for an adoption: 100 % is asked of the agencies, not of their procedures. */
  readonly share: string | null;
}

export interface ReviewJsonAgency {
  readonly code: string;
  readonly name: string;
  readonly report: { readonly status: WorkflowStatus; readonly dueOn: string | null; readonly sentOn: string | null; readonly lateDays: number | null } | null;
  readonly cells: readonly {
    readonly targetCode: string;
    readonly status: PerformanceStatus;
    readonly figure: Fraction | null;
    readonly share: string | null;
    readonly sign: string | null;
    readonly silence: ReviewSilence | null;
    readonly provenance: string | null;
    readonly functionOn: boolean | null;
    readonly lateDays: number;
  }[];
}

export function writeReviewJson(paper: ReviewPaper): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(reviewJson(paper), null, 1)}\n`);
}

export function reviewJson(paper: ReviewPaper): ReviewJson {
  const everybody = countedRows(paper);
  const totalsOf = (rows: readonly ReviewRow[], target: ReviewTarget, position: number): ReviewJsonTotals => {
    const totals = targetTotals(rows, target, position);
    return { ...totals, share: shareOf(headlineOf(totals, target), target, paper) };
  };
  return {
    schema: 'tiendo/review/1',
    generatedOn: paper.generatedOn,
    illustrative: paper.illustrative,
    edition: null,
    jurisdiction: paper.jurisdiction,
    issuer: paper.issuer.body,
    period: paper.period,
    filters: paper.filters,
    targets: paper.targets.map((target, position) => ({ ...target, totals: totalsOf(everybody, target, position) })),
    groups: paper.groups.map(({ code, name, asked, rows }) => ({
      code,
      name,
      asked,
      totals: paper.targets.map((target, position) => ({ targetCode: target.code, ...totalsOf(rows, target, position) })),
      agencies: rows.map((row) => agencyJson(paper, row)),
    })),
  };
}

function shareOf(figure: Fraction | null, target: ReviewTarget, { locale }: ReviewPaper): string | null {
  return figure === null ? null : percentText(figure, target.threshold, locale);
}

function agencyJson(paper: ReviewPaper, row: ReviewRow): ReviewJsonAgency {
  const { reportStatus, reportDueOn, reportSentOn, lateDays } = row;
  return {
    code: row.agencyCode,
    name: row.agencyName,
    report: reportStatus === null ? null : { status: reportStatus, dueOn: reportDueOn, sentOn: reportSentOn, lateDays },
    cells: paper.targets.map((target, position) => {
      const cell = cellOf(row, target, position);
      const figure = figureOf(cell);
      return {
        targetCode: target.code,
        status: cell.status,
        figure,
        share: shareOf(figure, target, paper),
        sign: signOf(cell),
        silence: silenceOf(cell),
        provenance: figure === null ? null : cell.provenance,
        functionOn: cell.functionOn ?? null,
        lateDays: cell.lateDays ?? 0,
      };
    }),
  };
}
