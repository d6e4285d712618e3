import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and remembers under which Message-ID it came, as often as it came. */
export class PostOffice {
  readonly arrived: string[] = [];
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.arrived.push(messageIdOf(Buffer.concat(chunks).toString('latin1')));
          done();
        });
      },
    });
    // A killed process drops its line.
    this.server.on('error', () => undefined);
  }

  /** @returns its SMTP_URL */
  async open(): Promise<string> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const address = listening.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `smtp://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}

function messageIdOf(text: string): string {
  return /^Message-ID:\s*(<[^>]+>)/im.exec(text)?.[1] ?? 'without a Message-ID';
}
