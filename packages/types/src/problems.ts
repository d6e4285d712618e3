import { z } from 'zod';

/**
 * Every reason for which the server refuses, with the HTTP status that goes with it.
 * The sentences stand in `@tiendo/phrases`; a code never changes its meaning.
 */
export const PROBLEMS = {
  malformed_request: 400,
  two_credentials: 400,
  invalid_input: 422,
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_required: 403,
  wrong_code: 401,
  wrong_password: 401,
  second_factor_demanded: 409,
  no_second_factor: 409,
  invalid_key: 401,
  wrong_role: 403,
  other_agency: 403,
  own_agency: 403,
  out_of_scope: 403,
  key_not_accepted: 403,
  address_refused: 403,
  view_only: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  wrong_status: 409,
  stale_version: 409,
  locked: 409,
  not_open: 409,
  incomplete: 409,
  already_exists: 409,
  conflict: 409,
  not_bound: 409,
  person_locked: 409,
  locks_oneself: 409,
  last_administrator: 409,
  not_that_duty: 409,
  duty_held: 409,
  already_held: 409,
  already_lent: 409,
  already_ended: 409,
  to_oneself: 409,
  day_past: 409,
  days_turned: 409,
  before_it_begins: 409,
  longer_than_a_year: 409,
  longer_than_held: 409,
  not_locked: 409,
  only_today: 409,
  nothing_to_hand_over: 409,
  built_upon: 409,
  not_forward: 409,
  too_far_forward: 409,
  not_demonstration: 409,
  not_viewable: 409,
  link_used: 410,
  openid_expired: 410,
  openid_failed: 401,
  openid_unavailable: 503,
  openid_email_unverified: 403,
  openid_no_account: 403,
  openid_other_identity: 403,
  passkey_failed: 401,
  sign_in_again: 403,
  last_way_in: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unreadable_file: 422,
  mislabelled_file: 422,
  unsafe_file: 422,
  infected_file: 422,
  scan_unavailable: 503,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  database_unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** One wrong field: where, what was expected, what was written, and how to mend it. */
export const FieldProblem = z
  .object({
    in: z.enum(['params', 'query', 'body', 'file']),
    /** Dotted path inside that part, `items.0.numerator`; empty for the whole part. */
    path: z.string(),
    code: z.string(),
    expected: z.string(),
    written: z.string().optional(),
    mend: z.string(),
  })
  .meta({ id: 'FieldProblem' });
export type FieldProblem = z.output<typeof FieldProblem>;

/** RFC 9457 problem document, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    fields: z.array(FieldProblem).optional(),
    /** What stands there now, so that the page can show both (`stale_version`). */
    current: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof Problem>;
