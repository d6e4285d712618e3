import { call as send, ProblemError, type CallOptions } from '@tiendo/client';
import type { EndpointDefinition, RequestOf, ResponseOf } from '@tiendo/types';
import { sessionGate } from './session-gate.js';

/**
 * Calls an endpoint. A session that ended while somebody is at work is waited for and the call goes on after
 * signing in again, with the same Idempotency-Key. Throws ProblemError for a refusal.
 */
export async function call<E extends EndpointDefinition>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ResponseOf<E>> {
  try {
    return await send(endpoint, request, options);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'not_signed_in' || !sessionGate.isArmed()) throw error;
    await sessionGate.waitForSignIn();
    return send(endpoint, request, options);
  }
}
