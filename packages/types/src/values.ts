import { PROVENANCES, ADOPTION_READINGS, RATIO_DEFINITIONS } from '@tiendo/domain/figures';
import { OBLIGATION_STATUSES } from '@tiendo/domain/obligations';
import { REPORT_STATUSES } from '@tiendo/domain/reports';
import { INDICATOR_KINDS } from '@tiendo/domain/targets';
import { z } from 'zod';
import { PROBLEM_CODES, type ProblemCode } from './problems.js';

/** A legal date, `2019-10-31`; no calendar has a year 0. */
export const DateText = z.iso.date().refine((text) => !text.startsWith('0000'), { params: { code: 'invalid_format', expected: 'date' } });
/** An instant in UTC, `2019-10-31T17:00:00.000Z`. */
export const InstantText = z.iso.datetime();
export const Id = z.uuid();
/** The agency's key in addresses, `STTTT`, `HC-TB`. */
export const AgencyCode = z.string().regex(/^[A-Z0-9-]{1,40}$/);
/** A whole number that somebody types, or of things that we hold one by one. */
export const Count = z.int().min(0).max(2_000_000_000);
/** A sum over a register or over agencies: whatever its parts may be, no sum of them is too much for it. */
export const Sum = z.int().min(0);

export const Fraction = z.object({ numerator: Sum, denominator: Sum }).meta({ id: 'Fraction' });
export type Fraction = z.output<typeof Fraction>;

export const AGENCY_KINDS = ['department', 'central', 'district', 'ward'] as const;
export const AgencyKind = z.enum(AGENCY_KINDS);
export type AgencyKind = z.output<typeof AgencyKind>;

export const AgencyName = z
  .object({ id: Id, code: AgencyCode, nameVi: z.string(), nameEn: z.string(), kind: AgencyKind })
  .meta({ id: 'AgencyName' });
export type AgencyName = z.output<typeof AgencyName>;

/**
 * Whether the actor may do a thing now, and why not: the code that a refusal would have, so that `phrases` has its words. The page
 * offers what is allowed and guesses nothing from a role.
 */
export const Ability = z.object({ allowed: z.boolean(), because: z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]]).nullable() }).meta({ id: 'Ability' });
export type Ability = z.output<typeof Ability>;

export const PeriodName = z
  .object({
    id: Id,
    /** `2019-Q3`, or the day of a one-off report. */
    code: z.string(),
    kind: z.enum(['quarter', 'one_off']),
    startsOn: DateText,
    cutoffOn: DateText,
    lockOn: DateText,
    illustrative: z.boolean(),
  })
  .meta({ id: 'PeriodName' });
export type PeriodName = z.output<typeof PeriodName>;

export const ObligationStatusText = z.enum(OBLIGATION_STATUSES);
export const ReportStatusText = z.enum(REPORT_STATUSES);
export const ProvenanceText = z.enum(PROVENANCES);
export const RatioDefinitionText = z.enum(RATIO_DEFINITIONS);
export const AdoptionReadingText = z.enum(ADOPTION_READINGS);

/** One version of a target as people need to see it. */
export const TargetView = z
  .object({
    id: Id,
    code: z.string(),
    nameVi: z.string(),
    nameEn: z.string(),
    kind: z.enum(INDICATOR_KINDS),
    definition: RatioDefinitionText.nullable(),
    reading: AdoptionReadingText.nullable(),
    function: z.enum(['payment', 'receipt']).nullable(),
    threshold: Fraction,
    startsOn: DateText,
    interimOn: DateText.nullable(),
    dueOn: DateText,
    /** An assumption of ours that nobody has confirmed ("giả định"). */
    assumed: z.boolean(),
    illustrative: z.boolean(),
  })
  .meta({ id: 'TargetView' });
export type TargetView = z.output<typeof TargetView>;

/** One or several values of a filter: a repeated name in the address arrives as an array. */
export const manyOf = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(value).max(100));
