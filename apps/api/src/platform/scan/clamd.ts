import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Refused } from '../http/refused.js';
import type { VirusScan } from './virus-scan.js';

const LONGEST_SILENCE_MS = 30_000;
const LONGEST_ANSWER = 4096;
const PIECE = 64 * 1024;
const RETRY_AFTER_SECONDS = 60;

/** What clamd answers to INSTREAM: `stream: OK`, `stream: Eicar-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`. */
const ANSWER = /^stream: (?:(?<clean>OK)|(?<found>.+) FOUND)$/;

/**
 * Files through ClamAV's daemon, by its INSTREAM command: the content goes over the connection, so that clamd needs no right to read ours.
 * What cannot be scanned is refused: a scanner that is down would else be the way around it.
 */
export function clamd(place: NetConnectOpts, onFailure: (error: Error) => void): VirusScan {
  return {
    async check(path) {
      const answer = await ask(place, path).catch((error: unknown) => {
        onFailure(error as Error);
        throw new Refused('scan_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
      });
      const { clean, found } = ANSWER.exec(answer)?.groups ?? {};
      if (clean !== undefined) return;
      if (found !== undefined) throw new Refused('infected_file', { detail: found });
      onFailure(new Error(`clamd answered: ${answer}`));
      throw new Refused('scan_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    },
  };
}

async function ask(place: NetConnectOpts, path: string): Promise<string> {
  const socket = connect(place);
  const answered = answerOf(socket);
  // Whoever waits for the connection is told first; nobody is left with an error that nothing hears.
  answered.catch(() => undefined);
  try {
    await Promise.race([once(socket, 'connect'), answered]);
    await Promise.race([send(socket, path), answered]);
    return await answered;
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await once(socket, 'drain');
  }
  socket.write(Buffer.alloc(4));
}

/** All that comes until the connection ends or the closing zero. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setTimeout(LONGEST_SILENCE_MS, () => reject(new Error('clamd is silent')));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0')) resolve(answer.split('\0', 1)[0] ?? '');
      else if (answer.length > LONGEST_ANSWER) reject(new Error('clamd talks too much'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('clamd hung up')));
  });
}
