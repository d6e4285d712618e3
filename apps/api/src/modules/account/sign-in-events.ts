import { localeOf } from '@tiendo/phrases';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../../platform/auth/context.js';
import { sessionCookieName } from '../../platform/auth/cookie-names.js';
import { clientOf } from '../../platform/auth/client-seen.js';
import type { SignInEvents } from '../../platform/auth/mount.js';
import { sessionToken } from '../../platform/auth/session-cookie.js';
import { surroundingsOfSession } from '../../platform/auth/session.queries.js';
import { secondFactorOf } from '../../platform/auth/session-rules.js';
import type { Config } from '../../platform/config/config.js';
import type { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { endOlderSession } from './sessions.commands.js';
import { completeSignIn, inNameOfAccount, noteRefusedSignIn, noteSignIn, noteSignOut } from './sign-in.commands.js';

/** What happens when the library has opened, refused or is about to end a session: the trail, the known device, the letter about a new one. */
export function signInEvents(config: Config, transactions: Transactions): SignInEvents {
  const opened = async (tx: Tx, request: FastifyRequest, authUserId: string, token: string): Promise<string[]> => {
    const cookies: string[] = [];
    const { actor } = await surroundingsOfSession(tx, token, null);
    const ctx = await inNameOfAccount({ ...(await contextOf(tx, request, config)), setCookie: (cookie) => cookies.push(cookie) }, authUserId);
    await endOlderSession(tx, tokenOf(request, config), token);
    if (ctx === null) return [];
    await noteSignIn(ctx, 'password');
    const stands = actor === null ? 'none' : secondFactorOf(actor, config);
    if (stands === 'none' || stands === 'passed') await completeSignIn(ctx, authUserId, config.publicUrl);
    return cookies;
  };
  return {
    opened: (request, { authUserId, token }) => transactions.run('write', (tx) => opened(tx, request, authUserId, token)),
    refused: (request, email) => transactions.run('write', async (tx) => noteRefusedSignIn(await contextOf(tx, request, config), email)),
    ending: (request) =>
      transactions.run('write', async (tx) => {
        const ctx = await contextOf(tx, request, config);
        if (ctx.actor !== null) await noteSignOut({ ...ctx, actor: ctx.actor });
      }),
  };
}

async function contextOf(tx: Tx, request: FastifyRequest, config: Config): Promise<Context> {
  const surroundings = await surroundingsOfSession(tx, tokenOf(request, config), null);
  const locale = surroundings.actor?.locale ?? localeOf(request.headers['accept-language']);
  return { ...surroundings, tx, locale, requestId: request.id, address: request.ip, client: clientOf(request.headers, config.publicUrl), setCookie: () => undefined, signal: request.signal };
}

function tokenOf(request: FastifyRequest, { publicUrl, authSecret }: Config): string | null {
  return sessionToken(request.headers.cookie, sessionCookieName(publicUrl), authSecret);
}
