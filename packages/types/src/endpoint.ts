import type { KeyScope, PolicyAction } from '@tiendo/domain/access';
import type { z } from 'zod';
import type { ProblemCode } from './problems.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Marks a body of `multipart/form-data` with exactly one file. */
export interface FileUpload {
  readonly kind: 'file_upload';
  /** Name of the form's field. */
  readonly field: string;
  readonly maxBytes: number;
}

/** A body of one file: the handler gets it as `input.file`, already on disk and measured. */
export function fileUpload(options: { field?: string; maxBytes: number }): FileUpload {
  return { kind: 'file_upload', field: options.field ?? 'file', maxBytes: options.maxBytes };
}

/**
 * The whole description of one operation of the API; routing, validation, the check of what leaves,
 * the client and the OpenAPI document come from it and from nothing else.
 */
export interface EndpointDefinition {
  /** Stable, `reports.get`; the operationId of the document. */
  readonly id: string;
  readonly method: Method;
  /** Without the `/api` in front; parameters as `:reportId`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly access: 'public' | 'signed_in';
  /** The action that the handler puts to the policy; null or absent where none is asked. */
  readonly action?: PolicyAction | null;
  /** Where no action is asked: why that is right. A test refuses an endpoint that has neither. */
  readonly withoutAction?: string;
  /** Also for a session whose second factor is still to be given or set up. */
  readonly beforeSecondFactor?: true;
  /** The scope by which a system's key may call it; without it no key may. */
  readonly keys?: KeyScope;
  readonly params?: z.ZodObject;
  /** Values arrive as strings, a repeated name as an array: use coercing schemas. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | FileUpload;
  /** A schema for JSON, `file` for a download, `nothing` for 204. */
  readonly response: z.ZodType | 'file' | 'nothing';
  /** Of the good answer; 200, or 204 for `nothing`, when not given. */
  readonly status?: number;
  /** What it may refuse beyond what every endpoint may (see `COMMON_PROBLEMS`). */
  readonly problems: readonly ProblemCode[];
  /** A repeated call changes nothing more: the client sends no Idempotency-Key. */
  readonly idempotent?: boolean;
  /**
   * Fields of the answer that are secrets: what is remembered of it for a repeated request is without them, and the
   * handler answers the repetition itself (see `Earlier` of the server).
   */
  readonly secrets?: readonly string[];
  /** Of a GET: that it was asked is written into the audit trail, so its transaction writes. */
  readonly audited?: boolean;
  /** While somebody looks through another person's eyes: what does not only read is refused, and what reads is allowed, unless this says otherwise. */
  readonly viewing?: 'allowed' | 'refused';
}

/** Refusals that any endpoint may give; `not_signed_in` only where `access` is `signed_in`, those of a scanner only where a file is sent. */
export const COMMON_PROBLEMS = [
  'malformed_request',
  'invalid_input',
  'not_signed_in',
  'two_credentials',
  'invalid_key',
  'out_of_scope',
  'key_not_accepted',
  'address_refused',
  'foreign_origin',
  'too_many_requests',
  'payload_too_large',
  'unsupported_media_type',
  'infected_file',
  'scan_unavailable',
  'idempotency_key_reused',
  'database_unavailable',
  'internal',
] as const satisfies readonly ProblemCode[];

/** Declares an endpoint; keeps the literal types of the definition. */
export function endpoint<const D extends EndpointDefinition>(definition: D): D {
  return definition;
}

/** True when the body is one uploaded file. */
export function isFileUpload(body: EndpointDefinition['body']): body is FileUpload {
  return body !== undefined && 'kind' in body && body.kind === 'file_upload';
}

/** An uploaded file as the handler gets it: a temporary file that is removed after the answer. */
export interface UploadedFile {
  readonly path: string;
  /** As the sender called it, NFC, without any folder; never use it as a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

type Absent = undefined;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : Absent;
type PartOf<E, K extends string> = E extends { readonly [P in K]: infer S } ? S : Absent;

export type ParamsOf<E extends EndpointDefinition> = OutputOf<PartOf<E, 'params'>>;
export type QueryOf<E extends EndpointDefinition> = OutputOf<PartOf<E, 'query'>>;
export type BodyOf<E extends EndpointDefinition> = OutputOf<PartOf<E, 'body'>>;
/** A file that the caller received, with the name that the server gave it. */
export interface DownloadedFile {
  readonly blob: Blob;
  readonly name: string;
}

/** What the caller receives. */
export type ResponseOf<E extends EndpointDefinition> = E['response'] extends z.ZodType
  ? z.output<E['response']>
  : E['response'] extends 'file'
    ? DownloadedFile
    : undefined;

/** What a handler receives after validation. */
export type InputOf<E extends EndpointDefinition> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly file: PartOf<E, 'body'> extends FileUpload ? UploadedFile : Absent;
};

type Given<K extends string, S> = S extends z.ZodType
  ? Record<never, never> extends z.input<S>
    ? { readonly [P in K]?: z.input<S> }
    : { readonly [P in K]: z.input<S> }
  : unknown;

/** What a caller gives. */
export type RequestOf<E extends EndpointDefinition> = Given<'params', PartOf<E, 'params'>> &
  Given<'query', PartOf<E, 'query'>> &
  (PartOf<E, 'body'> extends FileUpload ? { readonly file: Blob; readonly fileName: string } : Given<'body', PartOf<E, 'body'>>);
