import { z } from 'zod';
import { endpoint, fileUpload } from './endpoint.js';
import { Ability, AgencyCode, AgencyName, Count, DateText, Fraction, Id, InstantText, PeriodName, RatioDefinitionText, Sum } from './values.js';

const Level = z.int().min(1).max(4);

export const Usage = z
  .object({ dossiersOnline: Count, dossiersCounter: Count, dossiersPost: Count, paidOnline: Count, receiptsIssued: Count })
  .meta({ id: 'Usage' });
export type Usage = z.output<typeof Usage>;

export const OfferView = z
  .object({
    id: Id,
    procedureId: Id,
    code: z.string(),
    name: z.string(),
    field: z.string(),
    feeBearing: z.boolean(),
    eligible: z.boolean(),
    level: Level,
    level4On: DateText.nullable(),
    registeredLevel: z.int().min(3).max(4).nullable(),
    promisedOn: DateText.nullable(),
    paymentOn: z.boolean(),
    paymentSince: DateText.nullable(),
    receiptOn: z.boolean(),
    receiptSince: DateText.nullable(),
    barrier: z.string(),
    /** In the period shown. */
    usage: Usage,
    /** Where it stands in the ratio of the level target. */
    counts: z.enum(['above', 'below', 'left_out']),
    illustrative: z.boolean(),
    withdrawnOn: DateText.nullable(),
    version: z.int(),
  })
  .meta({ id: 'OfferView' });
export type OfferView = z.output<typeof OfferView>;

export const RegisterLedger = z
  .object({
    definition: RatioDefinitionText,
    fraction: Fraction,
    threshold: Fraction,
    needed: Sum,
    missing: Sum,
    orNew: Sum.nullable(),
    dueOn: DateText,
    assumed: z.boolean(),
    /** The other denominators, for comparison. */
    others: z.array(z.object({ definition: RatioDefinitionText, fraction: Fraction })),
  })
  .meta({ id: 'RegisterLedger' });
export type RegisterLedger = z.output<typeof RegisterLedger>;

export const RegisterView = z
  .object({
    agency: AgencyName,
    period: PeriodName,
    asOf: DateText,
    offers: z.array(OfferView),
    ledger: RegisterLedger.nullable(),
    payment: z.object({ on: Count, of: Count, uses: Sum }),
    receipt: z.object({ on: Count, of: Count, uses: Sum }),
    announcedNotTaken: Count,
    can: z.object({ edit: Ability }),
  })
  .meta({ id: 'RegisterView' });
export type RegisterView = z.output<typeof RegisterView>;

export const AnnouncedProcedure = z
  .object({ id: Id, code: z.string(), name: z.string(), field: z.string(), feeBearing: z.boolean(), illustrative: z.boolean() })
  .meta({ id: 'AnnouncedProcedure' });
export type AnnouncedProcedure = z.output<typeof AnnouncedProcedure>;

/** Only what is given changes; null empties a day. */
export const OfferEdit = z
  .object({
    version: z.int(),
    level: Level.optional(),
    level4On: DateText.nullable().optional(),
    registeredLevel: z.int().min(3).max(4).nullable().optional(),
    promisedOn: DateText.nullable().optional(),
    paymentOn: z.boolean().optional(),
    paymentSince: DateText.nullable().optional(),
    receiptOn: z.boolean().optional(),
    receiptSince: DateText.nullable().optional(),
    barrier: z.string().max(1000).optional(),
    usage: Usage.partial().optional(),
  })
  .meta({ id: 'OfferEdit' });
export type OfferEdit = z.output<typeof OfferEdit>;

export const OfferChangeView = z
  .object({
    at: InstantText,
    heldOn: DateText,
    by: z.string().nullable(),
    source: z.enum(['page', 'import', 'take', 'withdraw']),
    fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  })
  .meta({ id: 'OfferChangeView' });
export type OfferChangeView = z.output<typeof OfferChangeView>;

export const ImportProblem = z
  .object({
    row: z.int().nullable(),
    column: z.string().nullable(),
    written: z.string(),
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    expectedVi: z.string(),
    expectedEn: z.string(),
    mendVi: z.string(),
    mendEn: z.string(),
  })
  .meta({ id: 'ImportProblem' });
export type ImportProblem = z.output<typeof ImportProblem>;

export const ImportTrial = z
  .object({
    id: Id,
    state: z.enum(['tried', 'refused', 'applied']),
    fileName: z.string(),
    counts: z.object({ added: Count, changed: Count, same: Count, errors: Count, warnings: Count }),
    rows: z.array(
      z.object({
        row: z.int(),
        code: z.string(),
        name: z.string(),
        outcome: z.enum(['added', 'changed', 'same', 'error']),
        fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
      }),
    ),
    problems: z.array(ImportProblem),
  })
  .meta({ id: 'ImportTrial' });
export type ImportTrial = z.output<typeof ImportTrial>;

const agencyParams = z.object({ agencyCode: AgencyCode });

export const register = {
  get: endpoint({
    id: 'register.get',
    method: 'GET',
    path: '/register/:agencyCode',
    summary: "An agency's service register with the ledger behind its percentage",
    tag: 'register',
    access: 'signed_in',
    action: 'register.read',
    keys: 'register.read',
    params: agencyParams,
    query: z.object({ period: z.string().max(20).optional(), asOf: DateText.optional() }),
    response: RegisterView,
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  announced: endpoint({
    id: 'register.announced',
    method: 'GET',
    path: '/register/:agencyCode/announced',
    summary: 'Announced procedures that the agency has not taken into its register',
    tag: 'register',
    access: 'signed_in',
    action: 'register.read',
    keys: 'register.read',
    params: agencyParams,
    query: z.object({ q: z.string().max(200).default('') }),
    response: z.object({ items: z.array(AnnouncedProcedure) }),
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  take: endpoint({
    id: 'register.take',
    method: 'POST',
    path: '/register/:agencyCode/offers',
    summary: 'Take announced procedures into the register',
    tag: 'register',
    access: 'signed_in',
    action: 'register.edit',
    keys: 'register.write',
    params: agencyParams,
    body: z.object({ procedureIds: z.array(Id).min(1).max(500), level: Level.max(3).default(2) }),
    response: z.object({ items: z.array(OfferView) }),
    status: 201,
    problems: ['wrong_role', 'other_agency', 'not_found', 'already_exists'],
  }),
  edit: endpoint({
    id: 'register.edit',
    method: 'PATCH',
    path: '/offers/:offerId',
    summary: 'Change one service of the own register',
    tag: 'register',
    access: 'signed_in',
    action: 'register.edit',
    keys: 'register.write',
    params: z.object({ offerId: Id }),
    body: OfferEdit,
    response: OfferView,
    problems: ['wrong_role', 'other_agency', 'not_found', 'stale_version', 'locked', 'conflict'],
  }),
  withdraw: endpoint({
    id: 'register.withdraw',
    method: 'POST',
    path: '/offers/:offerId/withdrawal',
    summary: 'Withdraw a service from today on, or put it back on that same day; earlier days keep it',
    tag: 'register',
    access: 'signed_in',
    action: 'register.edit',
    keys: 'register.write',
    params: z.object({ offerId: Id }),
    body: z.object({ version: z.int(), withdrawn: z.boolean(), reason: z.string().max(1000).default('') }),
    response: OfferView,
    problems: ['wrong_role', 'other_agency', 'not_found', 'stale_version', 'conflict'],
  }),
  history: endpoint({
    id: 'register.history',
    method: 'GET',
    path: '/offers/:offerId/history',
    summary: 'What changed in a service, when and by whom',
    tag: 'register',
    access: 'signed_in',
    action: 'register.read',
    keys: 'register.read',
    params: z.object({ offerId: Id }),
    response: z.object({ items: z.array(OfferChangeView) }),
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  file: endpoint({
    id: 'register.file',
    method: 'GET',
    path: '/register/:agencyCode/file',
    summary: 'The register as a file, in the format that the import takes',
    tag: 'register',
    access: 'signed_in',
    action: 'register.read',
    keys: 'register.read',
    params: agencyParams,
    query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), period: z.string().max(20).optional() }),
    response: 'file',
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  tryImport: endpoint({
    id: 'imports.try',
    method: 'POST',
    path: '/register/:agencyCode/imports',
    summary: 'Dry run of a file: what it would change, and what is wrong with it',
    tag: 'register',
    access: 'signed_in',
    action: 'register.edit',
    params: agencyParams,
    body: fileUpload({ maxBytes: 10 * 1024 * 1024 }),
    response: ImportTrial,
    status: 201,
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  applyImport: endpoint({
    id: 'imports.apply',
    method: 'POST',
    path: '/imports/:importId/application',
    summary: 'Do what the dry run showed: all of it or nothing',
    tag: 'register',
    access: 'signed_in',
    action: 'register.edit',
    params: z.object({ importId: Id }),
    body: z.object({}),
    response: ImportTrial,
    problems: ['wrong_role', 'other_agency', 'not_found', 'conflict', 'wrong_status', 'locked'],
  }),
};
