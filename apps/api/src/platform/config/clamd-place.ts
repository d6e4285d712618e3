import type { NetConnectOpts } from 'node:net';

const DEFAULT_PORT = 3310;

/** Where clamd listens, `tcp://host:port` or `unix:/path`; null for what is neither. */
export function clamdPlace(text: string): NetConnectOpts | null {
  const path = /^unix:(?:\/\/)?(\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return { path };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'tcp:' || url.hostname === '' || !['', '/'].includes(url.pathname) || url.username !== '') return null;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? DEFAULT_PORT : Number(url.port) };
}
