import { endpoint } from '@tiendo/types';
import { z } from 'zod';

/** Where better-auth is reached, under `/api`. */
export const AUTH_PATH = '/auth';

/** The account as sign-in tells it; what somebody may do stands in `session.me`. */
const Account = z
  .object({ id: z.string(), name: z.string(), email: z.string(), emailVerified: z.boolean(), image: z.string().nullish(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: 'Account' });

/** What of better-auth is served, and how the OpenAPI document describes it; anything else of it stays shut. */
export const AUTH_ENDPOINTS = [
  endpoint({
    id: 'auth.sign_in',
    method: 'POST',
    path: `${AUTH_PATH}/sign-in/email`,
    summary: 'Sign in with e-mail and password; the session comes as a cookie that no script can read. After five wrong passwords of one address the next attempt must wait: 429 with Retry-After',
    tag: 'session',
    access: 'public',
    body: z.object({ email: z.email(), password: z.string(), rememberMe: z.boolean().optional() }),
    response: z.object({ user: Account }),
    problems: ['wrong_credentials', 'too_many_requests'],
  }),
  endpoint({
    id: 'auth.sign_out',
    method: 'POST',
    path: `${AUTH_PATH}/sign-out`,
    summary: 'End the session here and on the server',
    tag: 'session',
    access: 'public',
    response: z.object({}),
    problems: [],
  }),
  endpoint({
    id: 'auth.get_session',
    method: 'GET',
    path: `${AUTH_PATH}/get-session`,
    summary: 'The account of the session; an empty object where nobody is signed in',
    tag: 'session',
    access: 'public',
    response: z.object({ user: Account.optional() }),
    problems: [],
  }),
] as const;
