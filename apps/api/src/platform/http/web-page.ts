import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pagePolicy } from './content-policies.js';
import { API_PREFIX } from './endpoint-registry.js';
import { Refused } from './refused.js';

const INDEX = 'index.html';
/** What the build writes where the nonce of the style sheets belongs (`html.cspNonce` of apps/web/vite.config.ts). */
const NONCE_PLACE = 'nonce-of-this-answer';
const NONCE_BYTES = 18;
const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built page: its files as they are, `index.html` for every other address, so that a link into the page works.
 * Files under `assets/` carry a hash in their name and may be kept for ever.
 */
export async function serveWebPage(instance: FastifyInstance, folder: string): Promise<void> {
  const files = filesOf(folder);
  if (files.size > 0) await instance.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, decorateReply: true });
  instance.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (path === API_PREFIX || path.startsWith(`${API_PREFIX}/`)) throw new Refused('not_found');
    const file = decoded(path).slice(1);
    const found = files.has(file) ? file : files.has(INDEX) && !isAsset(file) ? INDEX : null;
    if (found === null) throw new Refused('not_found');
    if (found === INDEX) return sendPage(reply, join(folder, INDEX));
    void reply.header('cache-control', isAsset(found) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    return reply.sendFile(found);
  });
}

/** The page with a nonce of its own. It carries no validator: an answer `304` would put a new nonce over an old page. */
async function sendPage(reply: FastifyReply, path: string): Promise<FastifyReply> {
  const html = await readFile(path, 'utf8');
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  void reply.header('content-security-policy', pagePolicy(nonce)).header('cache-control', 'no-cache').type('text/html; charset=utf-8');
  return reply.send(html.replaceAll(NONCE_PLACE, nonce));
}

function isAsset(file: string): boolean {
  return file.startsWith('assets/');
}

function filesOf(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new Refused('malformed_request');
  }
}
