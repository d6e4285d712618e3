import { randomUUID } from 'node:crypto';

export interface Command {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly cookie: string;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

export interface SenderOptions {
  readonly urls: readonly string[];
  readonly chance: () => number;
  /** The negative control leaves the key away and repeats all the same. */
  readonly keyed: boolean;
}

/** How often an answer is thrown away after it came, as a network would; then its outcome is unknown, too. */
const LOST_ANSWERS = 0.15;
const PAUSE_MS = 40;

export interface Sender {
  /** Repeats one command, to either process, until an answer comes; gives the answer. @throws Error for a refusal */
  send<Answer>(command: Command): Promise<Answer>;
  readonly told: { acknowledged: number; repeated: number; replayed: number };
}

export function createSender({ urls, chance, keyed }: SenderOptions): Sender {
  const told = { acknowledged: 0, repeated: 0, replayed: 0 };
  return {
    told,
    async send<Answer>({ method, path, cookie, body, file }: Command): Promise<Answer> {
      const key = randomUUID();
      for (let attempt = 0; ; attempt += 1) {
        if (attempt > 0) told.repeated += 1;
        const url = urls[Math.floor(chance() * urls.length)] ?? '';
        const headers: Record<string, string> = { cookie, ...(method !== 'GET' && keyed ? { 'idempotency-key': key } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
        const answer = await fetch(`${url}/api${path}`, { method, headers, body: contentOf(body, file) }).catch(() => null);
        const text = answer === null ? null : await answer.text().catch(() => null);
        if (answer === null || text === null || answer.status >= 500 || (method !== 'GET' && answer.ok && chance() < LOST_ANSWERS)) {
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
          continue;
        }
        if (answer.headers.get('idempotency-replayed') !== null) told.replayed += 1;
        if (!answer.ok) throw new Error(`${method} ${path} was refused: ${answer.status} ${text}`);
        if (method !== 'GET') told.acknowledged += 1;
        return JSON.parse(text) as Answer;
      }
    },
  };
}

function contentOf(body: unknown, file: Command['file']): string | FormData | null {
  if (file === undefined) return body === undefined ? null : JSON.stringify(body);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file.bytes)], { type: 'application/pdf' }), file.name);
  return form;
}
