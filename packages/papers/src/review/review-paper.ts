import type { Fraction, Provenance } from '@tiendo/domain/figures';
import type { Issued, Locale, PerformanceStatus, WorkflowStatus } from '@tiendo/phrases';

/** Why a cell has no figure, or has last quarter's. None of them is a zero. */
export const REVIEW_SILENCES = ['not_reported', 'nothing_arose', 'unchanged', 'not_applicable'] as const;
export type ReviewSilence = (typeof REVIEW_SILENCES)[number];

/** One agency against one target. Counts are whole numbers; nothing here is a percentage. */
export interface ReviewCell {
  readonly targetCode: string;
  readonly status: PerformanceStatus;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null: there is a figure, or nobody has said anything and nothing is due yet. */
  readonly silence: ReviewSilence | null;
  readonly provenance: Provenance | null;
  /** For an adoption: whether the function is in use; null when not known. */
  readonly functionOn?: boolean | null;
  /** Days past the target's due day; null or 0 when not late. */
  readonly lateDays?: number | null;
}

export interface ReviewRow {
  readonly agencyCode: string;
  readonly agencyName: string;
  /** Null: the agency owes no report of this period. */
  readonly reportStatus: WorkflowStatus | null;
  /** Legal days, '2019-09-18'. */
  readonly reportDueOn: string | null;
  readonly reportSentOn: string | null;
  /** Days between due and sent, or due and today while unsent; null when not late. */
  readonly lateDays: number | null;
  readonly cells: readonly ReviewCell[];
}

export interface ReviewGroup {
  readonly code: string;
  readonly name: string;
  /** Asked, not ordered (central agencies): shown apart and left out of the city's line. */
  readonly asked: boolean;
  readonly rows: readonly ReviewRow[];
}

export interface ReviewTarget {
  readonly code: string;
  readonly name: string;
  readonly kind: 'ratio' | 'adoption';
  /** A share: 40 % is { numerator: 40, denominator: 100 }. */
  readonly threshold: Fraction;
  readonly comparator: 'at_least';
  readonly dueOn: string;
  /** How it is counted, one sentence or two: what stands above and what below the line. */
  readonly definition: string;
  /** Headings of the two counts, 'Dịch vụ mức độ 4' and 'Dịch vụ trực tuyến (mức độ 3 và 4)'. */
  readonly above: string;
  readonly below: string;
  /** What is counted, 'dịch vụ': the ĐVT column. */
  readonly unit: string;
}

/** Who issues the report, for the head of the page and the place of the signature. */
export type ReviewIssuer = Issued['issuer'];

export interface ReviewCauses {
  readonly title: string | null;
  readonly points: readonly string[];
}

/** The quarter's review, flat and complete: the same paper gives .docx, .xlsx, .csv and .json with the same figures. Days are '2019-09-16'. */
export interface ReviewPaper {
  readonly locale: Locale;
  readonly generatedOn: string;
  readonly illustrative: boolean;
  /** 'thành phố Đà Nẵng'. */
  readonly jurisdiction: string;
  /** What the review is of, as its abstract ends: 'trên địa bàn thành phố Đà Nẵng', 'tại Sở Xây dựng'. */
  readonly area: string;
  readonly issuer: ReviewIssuer;
  readonly period: { readonly code: string; readonly label: string; readonly from: string; readonly to: string };
  /** Who had to report by when: ['hết ngày 16/09/2019 đối với UBND phường, xã']. */
  readonly dueTexts: readonly string[];
  /** The active filters as sentences; empty when everything is shown. */
  readonly filters: readonly string[];
  /** Documents it is made by: ['Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ ...']. */
  readonly basis: readonly string[];
  readonly targets: readonly ReviewTarget[];
  readonly groups: readonly ReviewGroup[];
  readonly narrative: {
    readonly results: readonly string[];
    readonly difficulties: readonly string[];
    /** By their kind, 'Nguyên nhân khách quan'; null where nobody said of which kind. */
    readonly causes: readonly ReviewCauses[];
    readonly proposals: readonly string[];
  };
  /** Nơi nhận after 'Như trên', each without dash and semicolon. */
  readonly recipients: readonly string[];
}
