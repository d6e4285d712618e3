import { ProblemError, type CallOptions, type Client } from '@tiendo/client';
import type { EndpointDefinition, ProblemCode, RequestOf, ResponseOf } from '@tiendo/types';
import { client } from './client.js';
import { randomId } from './random-id.js';
import { sessionGate } from './session-gate.js';

/** Refusals of the session itself, which signing in mends. */
const HALTS: Partial<Record<ProblemCode, 'ended' | 'second_factor'>> = { not_signed_in: 'ended', second_factor_required: 'second_factor' };

/**
 * Calls an endpoint. A session that ended while somebody is at work is waited for and the call goes on after
 * signing in again, with the same Idempotency-Key; `through` is another client for what a plain one cannot do.
 * Throws ProblemError for a refusal, Unreachable when nothing answers.
 */
export async function call<E extends EndpointDefinition>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}, through: Client = client): Promise<ResponseOf<E>> {
  const known = withKey(endpoint, options);
  try {
    return await through.call(endpoint, request, known);
  } catch (error) {
    const reason = error instanceof ProblemError ? HALTS[error.code] : undefined;
    if (reason === undefined || !sessionGate.isArmed()) throw error;
    await sessionGate.waitForSignIn(reason);
    return through.call(endpoint, request, known);
  }
}

/** A command always has a key, and one that does not need https to be made. */
function withKey(endpoint: EndpointDefinition, options: CallOptions): CallOptions {
  if (endpoint.method === 'GET' || endpoint.access === 'public' || endpoint.idempotent) return options.signal ? { signal: options.signal } : {};
  return { ...options, idempotencyKey: options.idempotencyKey ?? randomId() };
}
