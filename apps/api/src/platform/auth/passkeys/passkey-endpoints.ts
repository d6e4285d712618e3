import { endpoint } from '@tiendo/types';
import { z } from 'zod';
import { AUTH_PATH } from '../auth-endpoints.js';

/** Where sign-in by a passkey is reached, under `/api`. */
export const PASSKEY_PATH = `${AUTH_PATH}/passkey` as const;

/** What is served of signing in by a passkey, and how the OpenAPI document describes it. */
export const PASSKEY_ENDPOINTS = [
  endpoint({
    id: 'auth.passkey_options',
    method: 'POST',
    path: `${PASSKEY_PATH}/options`,
    summary: 'What a browser needs to ask for a passkey of whoever has one; the challenge is kept in a cookie for ten minutes',
    tag: 'session',
    access: 'public',
    response: z.record(z.string(), z.unknown()),
    problems: ['not_found'],
  }),
  endpoint({
    id: 'auth.passkey_sign_in',
    method: 'POST',
    path: `${PASSKEY_PATH}/sign-in`,
    summary: 'Sign in with the answer of an authenticator that knew its owner; it counts as both factors',
    tag: 'session',
    access: 'public',
    body: z.record(z.string(), z.unknown()),
    response: z.object({}),
    problems: ['passkey_failed', 'not_found'],
  }),
] as const;
