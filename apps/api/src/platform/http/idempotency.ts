import { createHash } from 'node:crypto';
import type { EndpointDefinition } from '@tiendo/types';
import type { FastifyRequest } from 'fastify';
import type { ActorContext } from '../auth/context.js';
import { Refused } from './refused.js';
import { statusOf, type AnyInput } from './endpoint.js';

const KEY = /^[\x21-\x7e]{8,200}$/;

/** The Idempotency-Key of the request, or null. @throws Refused `malformed_request` when it cannot be one */
export function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) throw new Refused('malformed_request', { detail: 'Idempotency-Key: 8 to 200 visible ASCII characters' });
  return key;
}

/** Two requests with the same hash ask for the same. */
export function requestHash(contract: EndpointDefinition, request: FastifyRequest, input: AnyInput): string {
  const asked = JSON.stringify([contract.id, request.params, request.query, request.body ?? null, input.file?.sha256 ?? null]);
  return createHash('sha256').update(asked).digest('hex');
}

interface RememberedRow {
  endpoint: string;
  request_hash: string;
  response: unknown;
}

export interface Answered {
  readonly answer: unknown;
  readonly replayed: boolean;
}

/** Does the command; `earlier` is what is remembered of the first answer where that cannot be given again as it was. */
export type Command = (earlier?: unknown) => Promise<unknown>;

/**
 * Does `command` once for a key of this person and remembers its answer in the same transaction; a repetition gets that
 * answer. Secrets of an answer (`secrets` of the contract) are not remembered: there the command answers the repetition, from
 * what is remembered. A second request that comes while the first still runs waits for it on the primary key.
 * A refused command is rolled back with its row, so its key may be used again.
 * @throws Refused `idempotency_key_reused` when the key came with another request
 */
export async function onceForKey(
  ctx: ActorContext,
  contract: EndpointDefinition,
  key: string,
  hash: string,
  command: Command,
): Promise<Answered> {
  const identity = [ctx.jurisdictionId, ctx.actor.personId, key];
  const taken = await ctx.tx.execute(
    `insert into idempotency_keys (jurisdiction_id, person_id, key, endpoint, request_hash, status)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [...identity, contract.id, hash, statusOf(contract)],
  );
  if (taken === 0) {
    const before = await ctx.tx.one<RememberedRow>(
      'select endpoint, request_hash, response from idempotency_keys where jurisdiction_id = $1 and person_id = $2 and key = $3',
      identity,
    );
    if (before?.endpoint !== contract.id || before.request_hash !== hash) throw new Refused('idempotency_key_reused');
    return { answer: contract.secrets === undefined ? (before.response ?? undefined) : await command(before.response), replayed: true };
  }
  const answer = await command();
  await ctx.tx.execute('update idempotency_keys set response = $4 where jurisdiction_id = $1 and person_id = $2 and key = $3', [
    ...identity,
    answer === undefined ? null : JSON.stringify(withoutSecrets(contract, answer)),
  ]);
  return { answer, replayed: false };
}

function withoutSecrets({ secrets }: EndpointDefinition, answer: unknown): unknown {
  if (secrets === undefined) return answer;
  return Object.fromEntries(Object.entries(answer as object).filter(([field]) => !secrets.includes(field)));
}

/** Lets a key be used again whose command was refused, where the transaction is committed all the same. */
export async function forgetKey({ tx, jurisdictionId, actor }: ActorContext, key: string): Promise<void> {
  await tx.execute('delete from idempotency_keys where jurisdiction_id = $1 and person_id = $2 and key = $3', [jurisdictionId, actor.personId, key]);
}

/** Forgets keys that nobody will repeat any more; gives how many. */
export function forgetKeys(tx: { execute(text: string, values?: readonly unknown[]): Promise<number> }): Promise<number> {
  return tx.execute(`delete from idempotency_keys where created_at < now() - interval '7 days'`);
}
