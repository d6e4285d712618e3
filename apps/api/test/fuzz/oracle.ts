import { Problem, type EndpointDefinition } from '@tiendo/types';
import type { z } from 'zod';
import { statusOf } from '../../src/platform/http/endpoint.js';
import type { RawAnswer, RawRequest } from './raw-http.js';

/** A body beyond this may be refused by ending the connection in the middle of it. */
const LARGEST_READ = 1024 * 1024;
const STACK = /\bat [^\n"]*\.[cm]?[jt]s:\d+|\bat (?:async )?[\w.<>]+ \(|node:internal|(?:Type|Range|Syntax|Reference|QueryFailed)?Error: |node_modules/;

/** Which rule the answer to a bad request breaks; null where it breaks none. */
export function brokenRule(endpoint: EndpointDefinition, request: RawRequest, answer: RawAnswer | null): string | null {
  if (answer === null) return (request.body?.length ?? 0) > LARGEST_READ ? null : 'the connection ended without an answer';
  const { status, headers, body } = answer;
  if (!(status >= 200 && status < 500)) return `answered with ${status}: ${body.toString().slice(0, 300)}`;
  if (status >= 400) return brokenRefusal(request, answer);
  if (request.method !== endpoint.method || status >= 300) return null;
  if (status !== statusOf(endpoint) || endpoint.response === 'file') return null;
  if (endpoint.response === 'nothing') return body.length === 0 ? null : 'an answer where the contract says nothing';
  if (headers['content-type']?.includes('json') !== true) return `a good answer of ${headers['content-type']}`;
  const read = (endpoint.response as z.ZodType).safeParse(JSON.parse(body.toString()));
  return read.success ? null : `a good answer that breaks the contract: ${read.error.message.slice(0, 500)}`;
}

function brokenRefusal({ method }: RawRequest, { status, headers, body }: RawAnswer): string | null {
  if (headers['content-type']?.startsWith('application/problem+json') !== true) return `a refusal of ${headers['content-type']}: ${status} ${body.toString().slice(0, 300)}`;
  if (method === 'HEAD') return null;
  const text = body.toString();
  const problem = Problem.safeParse(parsed(text));
  if (!problem.success) return `no problem document: ${text.slice(0, 300)}`;
  if (problem.data.status !== status || problem.data.requestId === '') return `a problem document of another answer: ${text.slice(0, 300)}`;
  return STACK.test(text) ? `a stack trace: ${text.slice(0, 500)}` : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The code of a refusal, or what else it was, for the count. */
export function outcomeOf(answer: RawAnswer | null): string {
  if (answer === null) return 'connection ended';
  const { code } = (parsed(answer.body.toString()) ?? {}) as { code?: unknown };
  return answer.status >= 400 && typeof code === 'string' ? code : String(answer.status);
}
