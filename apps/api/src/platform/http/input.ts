import { isFileUpload, type EndpointDefinition, type FieldProblem, type UploadedFile } from '@tiendo/types';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { isTooDeep } from './depth.js';
import type { AnyInput } from './endpoint.js';
import { Refused, type WrongField } from './refused.js';
import { unreadableFields } from './unreadable.js';
import { wrongFields } from './wrong-fields.js';

/**
 * Params, query and body of a request by their schemas; all that is wrong in one refusal.
 * @throws Refused `invalid_input` with the fields, `unsupported_media_type` for a body that is not JSON, `malformed_request` for one that is nested too deeply
 */
export function readInput(contract: EndpointDefinition, request: FastifyRequest, file: UploadedFile | undefined): AnyInput {
  const wrong: WrongField[] = [];
  const params = part(contract.params, 'params', request.params, wrong);
  const query = part(contract.query, 'query', request.query, wrong);
  const body = isFileUpload(contract.body) ? undefined : readBody(contract.body, request, wrong);
  if (wrong.length > 0) throw new Refused('invalid_input', { fields: wrong });
  return { params, query, body, file };
}

function readBody(schema: z.ZodType | undefined, request: FastifyRequest, wrong: WrongField[]): unknown {
  if (schema === undefined) return undefined;
  if (request.body === undefined && request.headers['content-type'] !== undefined && !isJson(request.headers['content-type'])) {
    throw new Refused('unsupported_media_type');
  }
  if (isTooDeep(request.body)) throw new Refused('malformed_request', { detail: 'nested too deeply' });
  return part(schema, 'body', request.body, wrong);
}

function part(schema: z.ZodType | undefined, name: FieldProblem['in'], given: unknown, wrong: WrongField[]): unknown {
  if (schema === undefined) return undefined;
  const unreadable = unreadableFields(name, given);
  if (unreadable.length > 0) {
    wrong.push(...unreadable);
    return undefined;
  }
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  wrong.push(...wrongFields(name, parsed.error.issues));
  return undefined;
}

function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(mediaType);
}
