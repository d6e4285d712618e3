import { CAUSE_KINDS, CHECK_CODES, ITEM_CODES, ITEM_STATES, REPORT_ACTIONS, REPORT_SECTIONS } from '@tiendo/domain/reports';
import { z } from 'zod';
import { endpoint, fileUpload } from './endpoint.js';
import { Ability, AgencyCode, AgencyName, Count, DateText, Fraction, Id, InstantText, PeriodName, RatioDefinitionText, ReportStatusText, Sum } from './values.js';

export const ItemCodeText = z.enum(ITEM_CODES as [(typeof ITEM_CODES)[number], ...(typeof ITEM_CODES)[number][]]);

export const EvidenceView = z
  .object({
    id: Id,
    itemCode: ItemCodeText,
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: Count,
    sha256: z.string(),
    note: z.string(),
    uploadedBy: z.string(),
    uploadedAt: InstantText,
  })
  .meta({ id: 'EvidenceView' });
export type EvidenceView = z.output<typeof EvidenceView>;

export const ItemContentView = z
  .object({
    words: z.string(),
    cause: z.string(),
    causeKind: z.enum(CAUSE_KINDS).nullable(),
    silence: z.enum(['nothing_arose', 'unchanged']).nullable(),
    numerator: Sum.nullable(),
    denominator: Sum.nullable(),
    uses: Sum.nullable(),
  })
  .meta({ id: 'ItemContentView' });
export type ItemContentView = z.output<typeof ItemContentView>;

export const ReportItemView = z
  .object({
    code: ItemCodeText,
    section: z.enum(REPORT_SECTIONS),
    kind: z.enum(['words', 'ratio', 'adoption', 'usage', 'difficulty']),
    definition: RatioDefinitionText.nullable(),
    threshold: Fraction.nullable(),
    silences: z.array(z.enum(['nothing_arose', 'unchanged'])),
    now: ItemContentView,
    /** The same item as last sent for the period before. */
    last: ItemContentView.nullable(),
    /** As the reviewer saw it when returning it; null in the first round. */
    before: ItemContentView.nullable(),
    /** Changed since that revision, or since last period where there is none. */
    changed: z.boolean(),
    /** Of what was sent: why the reviewer returned the item in the round before, and whether it was changed since; null where it was not. */
    returnedBefore: z.object({ reason: z.string(), changed: z.boolean() }).nullable(),
    /** Whether the one act that accepts what is unchanged takes it. */
    isAsBefore: z.boolean(),
    state: z.enum(ITEM_STATES),
    returnReason: z.string().nullable(),
    verified: Fraction.nullable(),
    verifiedReason: z.string().nullable(),
    evidence: z.array(EvidenceView),
    version: z.int(),
  })
  .meta({ id: 'ReportItemView' });
export type ReportItemView = z.output<typeof ReportItemView>;

export const CheckView = z
  .object({ item: ItemCodeText, code: z.enum(CHECK_CODES), severity: z.enum(['error', 'warning']), found: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: 'CheckView' });
export type CheckView = z.output<typeof CheckView>;

export const Receipt = z
  .object({
    receiptNumber: z.string(),
    revision: z.int(),
    sentAt: InstantText,
    sentBy: z.string(),
    sha256: z.string(),
    agency: AgencyName,
    period: PeriodName,
    dueOn: DateText,
    lateDays: Count,
    itemCount: Count,
    evidenceCount: Count,
    illustrative: z.boolean(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.output<typeof Receipt>;

const Abilities = z.record(z.enum(REPORT_ACTIONS), Ability);

export const ReportSummary = z
  .object({
    id: Id,
    agency: AgencyName,
    period: PeriodName,
    status: ReportStatusText,
    dueOn: DateText,
    /** Days late of the first sending, or so far when nothing was sent. */
    lateDays: Count,
    firstSentAt: InstantText.nullable(),
    sentAt: InstantText.nullable(),
    returnDueOn: DateText.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'ReportSummary' });
export type ReportSummary = z.output<typeof ReportSummary>;

const Names = z.object({ nameVi: z.string(), nameEn: z.string() });

export const ReportView = ReportSummary.extend({
  /** For the paper: the symbol that follows its number, the agency above, and who checks the report; null where nobody has said it. */
  issuer: z.object({ symbol: z.string().nullable(), parent: Names.nullable(), reviewer: Names.nullable() }),
  dueExplanation: z.array(z.record(z.string(), z.unknown())),
  lockOn: DateText,
  givenBackReason: z.string().nullable(),
  round: z.int(),
  dispatchNumber: z.string().nullable(),
  dispatchedOn: DateText.nullable(),
  savedAt: InstantText.nullable(),
  /** The day for which the figures hold. */
  figuresOn: DateText,
  /** They follow the register, were fixed when it went to the head or was sent, or there are none: never sent before the lock. */
  figures: z.enum(['live', 'fixed', 'none']),
  /** False while the reader sees what was last sent and not the agency's draft. */
  isDraftShown: z.boolean(),
  items: z.array(ReportItemView),
  checks: z.array(CheckView),
  receipts: z.array(z.object({ revision: z.int(), receiptNumber: z.string(), sentAt: InstantText, sentBy: z.string() })),
  can: Abilities,
  version: z.int(),
}).meta({ id: 'ReportView' });
export type ReportView = z.output<typeof ReportView>;

export const LedgerLine = z
  .object({ offerId: Id, code: z.string(), name: z.string(), side: z.enum(['above', 'below', 'left_out']), because: z.string().nullable(), level: z.int(), level4On: DateText.nullable() })
  .meta({ id: 'LedgerLine' });
export type LedgerLine = z.output<typeof LedgerLine>;

const reportParams = z.object({ reportId: Id });
const itemParams = z.object({ reportId: Id, itemCode: ItemCodeText });

export const reports = {
  list: endpoint({
    id: 'reports.list',
    method: 'GET',
    path: '/reports',
    summary: 'Reports of the agencies in sight, newest period first',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.read',
    keys: 'reports.read',
    query: z.object({
      agency: AgencyCode.optional(),
      period: z.string().max(20).optional(),
      status: ReportStatusText.optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(ReportSummary), next: z.string().nullable() }),
    problems: ['wrong_role'],
  }),
  get: endpoint({
    id: 'reports.get',
    method: 'GET',
    path: '/reports/:reportId',
    summary: 'One report with its items, checks, files and what the reader may do; who is not of the agency sees what was sent',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.read',
    keys: 'reports.read',
    params: reportParams,
    response: ReportView,
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  ledger: endpoint({
    id: 'reports.ledger',
    method: 'GET',
    path: '/reports/:reportId/items/:itemCode/ledger',
    summary: 'The services above and below the line of a figure, and what is left out and why',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.read',
    keys: 'reports.read',
    params: itemParams,
    response: z.object({ items: z.array(LedgerLine), fraction: Fraction, heldOn: DateText, frozen: z.boolean() }),
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  saveItem: endpoint({
    id: 'reports.save_item',
    method: 'PATCH',
    path: '/reports/:reportId/items/:itemCode',
    summary: 'Save one item while it is typed; the first saving starts the report',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.edit',
    params: itemParams,
    body: z.object({
      version: z.int(),
      words: z.string().max(20_000).optional(),
      cause: z.string().max(5_000).optional(),
      causeKind: z.enum(CAUSE_KINDS).nullable().optional(),
      silence: z.enum(['nothing_arose', 'unchanged']).nullable().optional(),
    }),
    response: ReportView,
    problems: ['wrong_role', 'other_agency', 'not_found', 'wrong_status', 'stale_version', 'locked'],
  }),
  act: endpoint({
    id: 'reports.act',
    method: 'POST',
    path: '/reports/:reportId/actions',
    summary: 'Start, submit to the head, give back, approve and send, recall, dispatch, open, return or accept',
    tag: 'reports',
    access: 'signed_in',
    withoutAction: 'each act asks the action that the life cycle names for it',
    action: null,
    params: reportParams,
    body: z.object({
      action: z.enum(['start', 'submit', 'withdraw', 'give_back', 'approve', 'recall', 'dispatch', 'open', 'return', 'accept']),
      version: z.int(),
      reason: z.string().max(5_000).optional(),
      dispatchNumber: z.string().max(100).optional(),
      dispatchedOn: DateText.optional(),
    }),
    response: ReportView,
    problems: ['wrong_role', 'other_agency', 'own_agency', 'not_found', 'wrong_status', 'stale_version', 'locked', 'incomplete'],
  }),
  decideItem: endpoint({
    id: 'reports.decide_item',
    method: 'POST',
    path: '/reports/:reportId/items/:itemCode/decision',
    summary: 'Accept one item, return it with a reason, or take the decision back; a verified value stands beside the reported one',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.review',
    params: itemParams,
    body: z.object({
      version: z.int(),
      decision: z.enum(['accepted', 'returned', 'open']),
      reason: z.string().max(5_000).optional(),
      verified: z.object({ numerator: Count, denominator: Count }).nullable().optional(),
    }),
    response: ReportView,
    problems: ['wrong_role', 'other_agency', 'own_agency', 'not_found', 'wrong_status', 'stale_version', 'locked'],
  }),
  acceptUnchanged: endpoint({
    id: 'reports.accept_unchanged',
    method: 'POST',
    path: '/reports/:reportId/unchanged-acceptance',
    summary: 'Accept in one act what is undecided, did not change since the round and the period before, and was not returned',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.review',
    params: reportParams,
    body: z.object({ version: z.int() }),
    response: ReportView,
    problems: ['wrong_role', 'other_agency', 'own_agency', 'not_found', 'wrong_status', 'stale_version', 'locked'],
  }),
  receipt: endpoint({
    id: 'reports.receipt',
    method: 'GET',
    path: '/reports/:reportId/receipts/:revision',
    summary: 'The receipt of one sending: number, time, version and hash',
    tag: 'reports',
    access: 'signed_in',
    action: 'report.read',
    keys: 'reports.read',
    params: z.object({ reportId: Id, revision: z.coerce.number().int().min(1).max(2_147_483_647) }),
    response: Receipt,
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  attach: endpoint({
    id: 'evidence.attach',
    method: 'POST',
    path: '/reports/:reportId/items/:itemCode/evidence',
    summary: 'Attach a file to an item',
    tag: 'evidence',
    access: 'signed_in',
    action: 'report.edit',
    params: itemParams,
    body: fileUpload({ maxBytes: 20 * 1024 * 1024 }),
    response: EvidenceView,
    status: 201,
    problems: ['wrong_role', 'other_agency', 'not_found', 'wrong_status', 'locked', 'unreadable_file', 'mislabelled_file', 'unsafe_file'],
  }),
  detach: endpoint({
    id: 'evidence.detach',
    method: 'POST',
    path: '/evidence/:evidenceId/removal',
    summary: 'Take a file off an item, or put it back; what was sent with it keeps it',
    tag: 'evidence',
    access: 'signed_in',
    action: 'report.edit',
    params: z.object({ evidenceId: Id }),
    body: z.object({ removed: z.boolean() }),
    response: EvidenceView,
    problems: ['wrong_role', 'other_agency', 'not_found', 'wrong_status', 'locked'],
  }),
  evidenceFile: endpoint({
    id: 'evidence.file',
    method: 'GET',
    path: '/evidence/:evidenceId/file',
    summary: 'Download a file of evidence',
    tag: 'evidence',
    access: 'signed_in',
    action: 'report.read',
    params: z.object({ evidenceId: Id }),
    response: 'file',
    audited: true,
    viewing: 'refused',
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
};
