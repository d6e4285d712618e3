import { endpoint } from '@tiendo/types';
import { z } from 'zod';
import { AUTH_PATH } from '../auth-endpoints.js';

/** Where sign-in by a provider is reached, under `/api`. */
export const OPENID_PATH = `${AUTH_PATH}/openid` as const;

const RETURNS = z.object({ code: z.string().optional(), state: z.string().optional(), iss: z.string().optional(), error: z.string().optional() });

/** What is served of OpenID Connect where it is set up, and how the OpenAPI document describes it. */
export const OPENID_ENDPOINTS = [
  endpoint({
    id: 'auth.openid_start',
    method: 'GET',
    path: `${OPENID_PATH}/start`,
    summary: 'Leads the browser to the identity provider (authorization code with PKCE); `next` is the page of ours to go on to',
    tag: 'session',
    access: 'public',
    query: z.object({ next: z.string().max(500).optional() }),
    response: 'nothing',
    status: 303,
    problems: ['openid_unavailable'],
  }),
  endpoint({
    id: 'auth.openid_callback',
    method: 'GET',
    path: `${OPENID_PATH}/callback`,
    summary: 'Where the provider sends the browser back: opens the session and leads to the page, or to the sign-in page with the reason of the refusal',
    tag: 'session',
    access: 'public',
    query: RETURNS,
    response: 'nothing',
    status: 303,
    problems: ['openid_expired', 'openid_failed', 'openid_unavailable', 'openid_email_unverified', 'openid_no_account', 'openid_other_identity'],
  }),
  endpoint({
    id: 'auth.openid_sign_out',
    method: 'POST',
    path: `${OPENID_PATH}/sign-out`,
    summary: 'End the session here; where it came from the provider, the address at which the browser ends it there too',
    tag: 'session',
    access: 'public',
    response: z.object({ goTo: z.url().nullable() }),
    problems: [],
  }),
  endpoint({
    id: 'auth.openid_logout_token',
    method: 'POST',
    path: `${OPENID_PATH}/backchannel-logout`,
    summary: 'For the provider alone, as a form with its signed `logout_token` (OpenID Connect Back-Channel Logout 1.0): ends the sessions that came from it',
    tag: 'session',
    access: 'public',
    response: 'nothing',
    status: 200,
    problems: ['openid_unavailable'],
  }),
] as const;
