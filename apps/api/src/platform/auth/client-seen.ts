import type { IncomingHttpHeaders } from 'node:http';
import { deviceToken } from './known-devices.js';

/** What a request tells of the program that sent it. */
export interface ClientSeen {
  readonly userAgent: string | null;
  /** Token of a device that may be known to an account; it opens nothing. */
  readonly device: string | null;
}

export const NO_CLIENT: ClientSeen = { userAgent: null, device: null };

export function clientOf(headers: IncomingHttpHeaders, publicUrl: string): ClientSeen {
  return { userAgent: headers['user-agent'] ?? null, device: deviceToken(headers.cookie, publicUrl) };
}
