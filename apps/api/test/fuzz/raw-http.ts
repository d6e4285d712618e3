import { connect } from 'node:net';

/** A request byte by byte, since no client would make it. */
export interface RawRequest {
  readonly method: string;
  /** As it stands in the request line, `latin1`. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | null;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const PATIENCE_MS = 60_000;

/** Sends it on a connection of its own; null where that ended without an answer. */
export function send(url: string, request: RawRequest): Promise<RawAnswer | null> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(Buffer.from(headOf(request), 'latin1'));
      if (request.body !== null) socket.write(request.body);
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer in a minute')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that has refused a body need not read the rest of it: what it answered counts.
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error)));
    socket.on('close', () => resolve(parsed(Buffer.concat(chunks))));
  });
}

function headOf({ method, target, headers, body }: RawRequest): string {
  const length = body === null ? [] : [['content-length', String(body.length)] as const];
  const lines = [['host', 'localhost'] as const, ['connection', 'close'] as const, ...length, ...headers].map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function parsed(answer: Buffer): RawAnswer | null {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const rest = answer.subarray(end + 4);
  return { status: Number(first.split(' ')[1]), headers, body: headers['transfer-encoding'] === 'chunked' ? joined(rest) : rest };
}

function joined(chunked: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = chunked.indexOf('\r\n', at);
    const size = line < 0 ? 0 : Number.parseInt(chunked.subarray(at, line).toString('latin1'), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(chunked.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

/** How to make the request again by hand, shortened where it is long. */
export function written({ method, target, headers, body }: RawRequest): string {
  const short = (text: string): string => (text.length > 600 ? `${text.slice(0, 400)}… (${text.length} characters)` : text);
  const shown = headers.filter(([name]) => name !== 'cookie').map(([name, value]) => `${name}: ${value}`);
  return [short(`${method} ${target}`), ...shown, '', body === null ? '' : short(body.toString('utf8'))].map((line) => JSON.stringify(line).slice(1, -1)).join('\n');
}
