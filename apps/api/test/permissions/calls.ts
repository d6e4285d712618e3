import { inflateRawSync } from 'node:zlib';
import { createClient } from '@tiendo/client';
import { readZipDirectory } from '@tiendo/papers';
import type { EndpointDefinition, Problem } from '@tiendo/types';
import type { TestApp } from '../app.js';

/** What a call gives, fit for its endpoint. */
export interface Given {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly fileName?: string;
}

export interface Answer {
  readonly status: number;
  /** Of a refusal; null for a good answer. */
  readonly code: Problem['code'] | null;
  /** All that can be read in it, an office file unpacked. */
  readonly text: string;
}

/** One call as the product's own client makes it, and whatever comes back. `cookie` may also be the Authorization of a key. */
export async function ask(app: TestApp, cookie: string | null, endpoint: EndpointDefinition, given: Given, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  let answered: Response | undefined;
  const keeping: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    answered = response.clone();
    return response;
  };
  const client = createClient({ baseUrl: app.url, fetch: keeping, headers: { ...headers, ...(cookie === null ? {} : cookie.startsWith('Bearer ') ? { authorization: cookie } : { cookie }) } });
  const failure = await client.call(endpoint, given as never).then(
    () => null,
    (error: unknown) => error,
  );
  if (answered === undefined) throw failure;
  const text = wordsOf(Buffer.from(await answered.arrayBuffer()));
  const names = answered.headers.get('content-disposition') ?? '';
  return { status: answered.status, code: answered.ok ? null : (JSON.parse(text) as Problem).code, text: `${text}\n${names}` };
}

/** Refused for who asks: not signed in, not allowed, or told that there is no such thing. */
export function isRefusal({ status }: Pick<Answer, 'status'>): boolean {
  return status === 401 || status === 403 || status === 404;
}

export function isGood({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

function wordsOf(bytes: Buffer): string {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return bytes.toString('utf8');
  const entries = readZipDirectory(bytes);
  if (entries === null) throw new Error('an archive that cannot be read');
  return entries
    .map(({ headerOffset, compressedSize, method, name }) => {
      const start = headerOffset + 30 + bytes.readUInt16LE(headerOffset + 26) + bytes.readUInt16LE(headerOffset + 28);
      const packed = bytes.subarray(start, start + compressedSize);
      return `${name}\n${(method === 0 ? packed : inflateRawSync(packed)).toString('utf8').replace(/<[^>]+>/g, ' ')}`;
    })
    .join('\n');
}
