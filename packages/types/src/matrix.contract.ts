import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { DocumentView } from './documents.contract.js';
import { EvidenceView, LedgerLine } from './reports.contract.js';
import { Ability, AgencyCode, AgencyKind, AgencyName, Count, DateText, Fraction, Id, InstantText, ObligationStatusText, PeriodName, ProvenanceText, RatioDefinitionText, ReportStatusText, Sum, TargetView, manyOf } from './values.js';

/** The filters of the matrix; the same words stand in the address, in the exports and on their covers. */
export const MatrixFilter = z.object({
  kind: manyOf(AgencyKind),
  status: manyOf(ObligationStatusText),
  target: manyOf(z.string().max(60)),
  report: manyOf(ReportStatusText),
  /** Agencies under this one, and itself. */
  under: AgencyCode.optional(),
  q: z.string().max(200).default(''),
  period: z.string().max(20).optional(),
});
export type MatrixFilter = z.output<typeof MatrixFilter>;

export const MatrixCell = z
  .object({
    targetId: Id,
    status: ObligationStatusText,
    lateDays: Count,
    /** The figure; null where there is none or its agency has not reported: silence is never a zero. */
    numerator: Sum.nullable(),
    denominator: Sum.nullable(),
    uses: Sum.nullable(),
    provenance: ProvenanceText.nullable(),
    heldOn: DateText.nullable(),
    selfDeclared: z.boolean(),
    regressed: z.boolean(),
  })
  .meta({ id: 'MatrixCell' });
export type MatrixCell = z.output<typeof MatrixCell>;

export const MatrixRow = z
  .object({
    agency: AgencyName,
    parentCode: AgencyCode.nullable(),
    /** Asked, not ordered: a central agency. */
    asked: z.boolean(),
    report: z.object({ id: Id, status: ReportStatusText, dueOn: DateText, lateDays: Count }).nullable(),
    cells: z.array(MatrixCell),
  })
  .meta({ id: 'MatrixRow' });
export type MatrixRow = z.output<typeof MatrixRow>;

export const MatrixCounts = z
  .object({ targetId: Id, kind: AgencyKind, bound: Count, met: Count, notReported: Count, overdue: Count, atRisk: Count, notApplicable: Count })
  .meta({ id: 'MatrixCounts' });
export type MatrixCounts = z.output<typeof MatrixCounts>;

export const ObligationView = z
  .object({
    agency: AgencyName,
    target: TargetView,
    document: DocumentView.omit({ clauses: true, relations: true }),
    clause: z.object({ id: Id, label: z.string(), body: z.string() }),
    cell: MatrixCell,
    asked: z.boolean(),
    daysLeft: z.int(),
    interim: z.object({ on: DateText, needed: Sum, registered: Sum }).nullable(),
    gap: z.object({ missing: Sum, orNew: Sum.nullable() }).nullable(),
    forecastOn: DateText.nullable(),
    certified: z.object({ fraction: Fraction, heldOn: DateText }).nullable(),
    /** What the register says today, also of an agency that has not reported: nobody has reported this figure. */
    register: z.object({ fraction: Fraction, uses: Sum, asOf: DateText }),
    others: z.array(z.object({ definition: RatioDefinitionText, fraction: Fraction })),
    ledger: z.array(LedgerLine),
    figures: z.array(
      z.object({ heldOn: DateText, recordedAt: InstantText, provenance: ProvenanceText, fraction: Fraction, uses: Sum.nullable(), by: z.string().nullable(), reportId: Id.nullable() }),
    ),
    evidence: z.array(EvidenceView),
    report: z.object({ id: Id, status: ReportStatusText, period: PeriodName }).nullable(),
    reviewer: z.string().nullable(),
    exemption: z.object({ reason: z.string(), by: z.string(), from: DateText, until: DateText.nullable() }).nullable(),
    proposedNotApplicable: z.boolean(),
    can: z.object({ exempt: Ability, urge: Ability }),
  })
  .meta({ id: 'ObligationView' });
export type ObligationView = z.output<typeof ObligationView>;

export const matrix = {
  get: endpoint({
    id: 'matrix.get',
    method: 'GET',
    path: '/matrix',
    summary: 'Agencies by targets, a page of agencies at a time',
    tag: 'matrix',
    access: 'signed_in',
    action: 'matrix.read',
    keys: 'matrix.read',
    query: MatrixFilter.extend({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({ targets: z.array(TargetView), rows: z.array(MatrixRow), next: z.string().nullable() }),
    problems: ['wrong_role', 'not_found'],
  }),
  summary: endpoint({
    id: 'matrix.summary',
    method: 'GET',
    path: '/matrix/summary',
    summary: "The city's sentence, the days left, and the counts of each group under the same filters",
    tag: 'matrix',
    access: 'signed_in',
    action: 'matrix.read',
    keys: 'matrix.read',
    query: MatrixFilter,
    response: z.object({
      period: PeriodName.nullable(),
      rows: Count,
      bound: Count,
      metAll: Count,
      /** Agencies of the rows whose report of the period is past its due day and was never sent; who has met a target has reported nothing by that. */
      notReported: Count,
      dueOn: DateText.nullable(),
      daysLeft: z.int().nullable(),
      counts: z.array(MatrixCounts),
      reports: z.record(ReportStatusText, Count),
      periods: z.array(PeriodName),
      illustrative: z.boolean(),
    }),
    problems: ['wrong_role', 'not_found'],
  }),
  obligation: endpoint({
    id: 'matrix.obligation',
    method: 'GET',
    path: '/obligations/:agencyCode/:targetCode',
    summary: 'The way down from a cell: document, clause, target, figure, services, files, reviewer',
    tag: 'matrix',
    access: 'signed_in',
    action: 'obligation.read',
    keys: 'matrix.read',
    params: z.object({ agencyCode: AgencyCode, targetCode: z.string().max(60) }),
    response: ObligationView,
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  exempt: endpoint({
    id: 'matrix.exempt',
    method: 'POST',
    path: '/obligations/:agencyCode/:targetCode/exemption',
    summary: 'Confirm that a target does not apply to an agency, with a reason and an end, or end that',
    tag: 'matrix',
    access: 'signed_in',
    action: 'exemption.decide',
    params: z.object({ agencyCode: AgencyCode, targetCode: z.string().max(60) }),
    body: z.object({ exempt: z.boolean(), reason: z.string().min(1).max(2_000), until: DateText.nullable().default(null) }),
    response: ObligationView,
    problems: ['wrong_role', 'own_agency', 'not_found', 'conflict'],
  }),
};

export const exports = {
  review: endpoint({
    id: 'exports.review',
    method: 'GET',
    path: '/exports/review',
    summary: "The quarter's review as .docx, .xlsx, .csv or .json: the figures that the matrix shows under the same filters",
    tag: 'exports',
    access: 'signed_in',
    action: 'review.export',
    keys: 'review.export',
    query: MatrixFilter.extend({ format: z.enum(['docx', 'xlsx', 'csv', 'json']), locale: z.enum(['vi', 'en']).default('vi') }),
    response: 'file',
    problems: ['wrong_role', 'not_found'],
  }),
};
