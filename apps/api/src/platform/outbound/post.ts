import { lookup as systemLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { checkReceiver, mayConnect, type AddressProblem, type OutboundRules } from './receiver-address.js';

/** Why nothing arrived: the address, the way there, or what came back. */
export type PostProblem = AddressProblem | 'name_not_found' | 'refused_connection' | 'bad_certificate' | 'timed_out' | 'redirected' | 'bad_answer';

export type PostOutcome = { readonly ok: true; readonly status: number } | { readonly ok: false; readonly status: number | null; readonly problem: PostProblem };

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface PostOptions {
  readonly rules: OutboundRules;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal;
  readonly resolve?: Resolve;
  readonly connectMs?: number;
  readonly wholeMs?: number;
}

const CONNECT_MS = 5_000;
const WHOLE_MS = 15_000;
const MOST_READ = 64 * 1024;

const CERTIFICATE = /^(?:CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)|CERT$|_CERT_|CERTIFICATE/;

const resolveBySystem: Resolve = async (hostname) => (await systemLookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Posts JSON to an address that somebody typed. The name is resolved once; every address of it must be one that may be called, and the
 * connection is made to the very addresses that were looked at, so that a name which answers otherwise a moment later changes nothing.
 * No redirect is followed, no proxy used, no cookie or credential sent; what is answered is thrown away.
 */
export async function postJson(text: string, options: PostOptions): Promise<PostOutcome> {
  const checked = checkReceiver(text, options.rules);
  if ('problem' in checked) return failed(checked.problem);
  const { url } = checked;
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const deadline = AbortSignal.timeout(options.wholeMs ?? WHOLE_MS);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  try {
    const addresses = isIP(hostname) === 0 ? await within(signal, (options.resolve ?? resolveBySystem)(hostname)) : [hostname];
    if (addresses.length === 0) return failed('name_not_found');
    if (!addresses.every((address) => mayConnect(address, url.protocol, options.rules))) return failed('private_address');
    return outcomeOf(await send(url, addresses, options, signal));
  } catch (error) {
    return failed(problemOf(error));
  }
}

function failed(problem: PostProblem, status: number | null = null): PostOutcome {
  return { ok: false, status, problem };
}

function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return { ok: true, status };
  return failed(status >= 300 && status < 400 ? 'redirected' : 'bad_answer', status);
}

function send(url: URL, addresses: readonly string[], { headers, body, connectMs = CONNECT_MS }: PostOptions, signal: AbortSignal): Promise<number> {
  const isHttps = url.protocol === 'https:';
  // An agent of its own: the shared one keeps connections, and may be told by the environment to use a proxy.
  const agent = isHttps ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  return new Promise<number>((resolve, reject) => {
    const request = (isHttps ? https : http).request(url, {
      method: 'POST',
      agent,
      signal,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'Tiendo-Webhook/1', accept: '*/*', connection: 'close' },
      lookup: (_hostname: string, wanted: { all?: boolean }, done: (error: null, address: never, family?: number) => void) => {
        if (wanted.all) done(null, pinned as never);
        else done(null, pinned[0]?.address as never, pinned[0]?.family);
      },
    } as https.RequestOptions);
    const slow = setTimeout(() => request.destroy(new SlowConnection()), connectMs);
    request.on('socket', (socket) => socket.once(isHttps ? 'secureConnect' : 'connect', () => clearTimeout(slow)));
    request.on('error', reject).on('close', () => clearTimeout(slow));
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read <= MOST_READ) return;
        // The status has been said; nobody wants to know the rest.
        resolve(status);
        response.destroy();
      });
      response.on('end', () => resolve(status)).on('error', reject);
    });
    request.end(body);
  }).finally(() => agent.destroy());
}

class SlowConnection extends Error {}

async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  return Promise.race([work, promise]);
}

function problemOf(error: unknown): PostProblem {
  const { code = '', name = '' } = error as { code?: string; name?: string };
  if (error instanceof SlowConnection || name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timed_out';
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'name_not_found';
  if (CERTIFICATE.test(code)) return 'bad_certificate';
  if (code.startsWith('HPE_') || code === 'ERR_STREAM_PREMATURE_CLOSE') return 'bad_answer';
  return 'refused_connection';
}

