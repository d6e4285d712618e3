import { createTransport } from 'nodemailer';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** Hands letters to the mail server. */
export interface Post {
  /** @throws PostFailed */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/**
 * Why a letter was not handed over. `unknown`: the connection broke after the text went out, so the server may have
 * taken it (RFC 1047). `refused`: the server will never take it. `later`: it was surely not taken, try again.
 */
export class PostFailed extends Error {
  constructor(
    readonly outcome: 'later' | 'refused' | 'unknown',
    cause: Error,
  ) {
    super(cause.message, { cause });
  }
}

const TIMEOUT_MS = 30_000;

interface SmtpError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly timeoutType?: string;
  readonly responseCode?: number;
}

/** Failures of the way to the server: no text can have gone out. */
const BEFORE_THE_TEXT = new Set(['EDNS', 'ETLS', 'EAUTH', 'EENVELOPE', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'connect', 'getaddrinfo']);

/** Mail by SMTP; a letter can name no file and no address of its own to be fetched. */
export function smtpPost(url: string, from: string): Post {
  const transport = createTransport({ url, pool: true, maxConnections: 2, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, subject, text, html, messageId }) {
      try {
        await transport.sendMail({ from, to, subject, text, html, messageId, headers: { 'Auto-Submitted': 'auto-generated' }, disableFileAccess: true, disableUrlAccess: true });
      } catch (error) {
        throw new PostFailed(outcomeOf(error as SmtpError), error as Error);
      }
    },
    close: () => transport.close(),
  };
}

// The library does not say how far it came when a line breaks; what is not surely before the text counts as after it.
function outcomeOf({ responseCode, code, syscall, timeoutType }: SmtpError): PostFailed['outcome'] {
  if (responseCode !== undefined) return responseCode >= 500 ? 'refused' : 'later';
  return [code, syscall, timeoutType].some((sign) => sign !== undefined && BEFORE_THE_TEXT.has(sign)) ? 'later' : 'unknown';
}
