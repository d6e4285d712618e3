import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { localeOf } from '@tiendo/phrases';
import type { Logger } from 'pino';
import { problemOf } from './problem.js';
import { Refused } from './refused.js';
import { securityHeaders, type HeaderSettings } from './security-headers.js';

/** Of Node's HTTP parser: the request line and headers are longer than it reads. */
const TOO_LONG = 'HPE_HEADER_OVERFLOW';

/** Answers what Node cannot read as HTTP, before there is a request, with a problem document as well; then the connection ends. */
export function answerUnreadable(settings: HeaderSettings, logger: Logger): (error: Error & { readonly code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
    const requestId = randomUUID();
    const refused = error.code === TOO_LONG ? new Refused('payload_too_large', { detail: 'request line and headers' }) : new Refused('malformed_request');
    const problem = problemOf(refused, localeOf(undefined), requestId);
    logger.info({ reqId: requestId, status: problem.status, refused: refused.code, because: error.code, address: socket.remoteAddress }, 'answered');
    const body = Buffer.from(JSON.stringify(problem));
    const headers = { ...securityHeaders(settings), 'content-type': 'application/problem+json; charset=utf-8', 'content-length': String(body.length), 'x-request-id': requestId, connection: 'close' };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${lines.join('')}\r\n`);
    socket.end(body);
  };
}
