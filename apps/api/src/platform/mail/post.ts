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
  readonly command?: string;
  readonly responseCode?: number;
}

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

function outcomeOf({ responseCode, command }: SmtpError): PostFailed['outcome'] {
  if (responseCode !== undefined) return responseCode >= 500 ? 'refused' : 'later';
  return command === 'DATA' ? 'unknown' : 'later';
}
