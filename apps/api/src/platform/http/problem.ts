import { HttpException } from '@nestjs/common';
import { fieldMend, problemSentence, type Locale } from '@tiendo/phrases';
import { PROBLEMS, type Problem, type ProblemCode } from '@tiendo/types';
import { OptimisticLockVersionMismatchError } from 'typeorm';
import { NothingPrepared } from '../auth/session.queries.js';
import { codeOf, isConnectionFailure, isDataException } from '../database/failures.js';
import { Refused } from './refused.js';

const RETRY_AFTER_SECONDS = 2;

/** SQLSTATEs that are refusals and not faults. */
const SQL_REFUSALS: Readonly<Record<string, ProblemCode>> = {
  // raised by our own triggers when a report's lock instant has come
  TD001: 'locked',
  // unique_violation: two came at once and the other was first
  '23505': 'conflict',
};

const STATUS_REFUSALS: Readonly<Record<number, ProblemCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

/** Any error as a refusal; what is not one of those we know is `internal` and needs a look. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (isConnectionFailure(error) || error instanceof NothingPrepared) return new Refused('database_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  if (error instanceof OptimisticLockVersionMismatchError) return new Refused('stale_version');
  const sql = SQL_REFUSALS[codeOf(error) ?? ''];
  if (sql !== undefined) return new Refused(sql);
  // A net under the schemas, which should have said which field it is.
  if (isDataException(error)) return new Refused('malformed_request');
  const status = statusOfError(error);
  if (status !== undefined && status < 500) return new Refused(STATUS_REFUSALS[status] ?? 'malformed_request', { detail: (error as Error).message });
  return new Refused('internal', { detail: error instanceof Error ? error.message : String(error) });
}

/** RFC 9457 document of a refusal, with sentences in the reader's language. */
export function problemOf(refused: Refused, locale: Locale, requestId: string): Problem {
  const { code, extra } = refused;
  // When to try again is for people; any other detail is for programmers, and that of an internal error for the log alone.
  const detail = code === 'too_many_requests' ? problemSentence(code, locale, extra.retryAfterSeconds).mend : code === 'internal' ? undefined : extra.detail;
  return {
    type: `urn:tiendo:problem:${code}`,
    title: problemSentence(code, locale).title,
    status: PROBLEMS[code],
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(extra.fields === undefined ? {} : { fields: extra.fields.map((field) => ({ ...field, mend: fieldMend(field.code, locale) })) }),
    ...(extra.current === undefined ? {} : { current: { ...extra.current } }),
    requestId,
  };
}

function statusOfError(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && error instanceof Error ? status : undefined;
}
