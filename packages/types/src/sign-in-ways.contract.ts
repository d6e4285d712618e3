import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { Id, InstantText } from './values.js';

export const PasskeyView = z
  .object({
    id: Id,
    /** As the person calls it. */
    name: z.string(),
    createdAt: InstantText,
    lastUsedAt: InstantText.nullable(),
    /** Kept by a service that copies it to the person's other devices. */
    synced: z.boolean(),
  })
  .meta({ id: 'PasskeyView' });
export type PasskeyView = z.output<typeof PasskeyView>;

export const IdentityView = z
  .object({ id: Id, issuer: z.string(), email: z.string(), linkedAt: InstantText, lastUsedAt: InstantText })
  .meta({ id: 'IdentityView' });
export type IdentityView = z.output<typeof IdentityView>;

/** What a browser gives and takes by the Web Authentication API; its parts are checked by the server's verification, not here. */
const Ceremony = z.record(z.string(), z.unknown());

const PasskeyName = z.string().trim().min(1).max(60);
const passkeyParams = z.object({ passkeyId: Id });

/** The passkeys of the person who asks. */
export const passkeys = {
  list: endpoint({
    id: 'passkeys.list',
    method: 'GET',
    path: '/passkeys',
    summary: 'The passkeys of who is signed in',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    response: z.object({ items: z.array(PasskeyView) }),
    problems: [],
  }),
  begin: endpoint({
    id: 'passkeys.begin',
    method: 'GET',
    path: '/passkey-options',
    summary: 'What a browser needs to make a passkey, and the attempt to give back with it within ten minutes. Only within ten minutes of signing in',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    response: z.object({ options: Ceremony, attempt: z.string() }),
    problems: ['sign_in_again'],
  }),
  add: endpoint({
    id: 'passkeys.add',
    method: 'POST',
    path: '/passkeys',
    summary: 'Keep the passkey that the browser made; its owner is told by mail',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    body: z.object({ attempt: z.string().max(2_000), name: PasskeyName, response: Ceremony }),
    response: PasskeyView,
    status: 201,
    problems: ['passkey_failed', 'sign_in_again', 'already_exists'],
  }),
  rename: endpoint({
    id: 'passkeys.rename',
    method: 'PUT',
    path: '/passkeys/:passkeyId/name',
    summary: 'Call a passkey otherwise',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    params: passkeyParams,
    body: z.object({ name: PasskeyName }),
    response: PasskeyView,
    problems: ['not_found'],
    idempotent: true,
  }),
  remove: endpoint({
    id: 'passkeys.remove',
    method: 'DELETE',
    path: '/passkeys/:passkeyId',
    summary: 'Forget a passkey: it signs in no more',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    params: passkeyParams,
    response: 'nothing',
    problems: ['not_found', 'sign_in_again', 'last_way_in'],
  }),
};

/** Accounts of an identity provider that are linked to the person who asks. */
export const identities = {
  list: endpoint({
    id: 'identities.list',
    method: 'GET',
    path: '/identities',
    summary: 'The accounts of an identity provider that are linked to who is signed in',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    response: z.object({ items: z.array(IdentityView), canUnlink: z.boolean() }),
    problems: [],
  }),
  unlink: endpoint({
    id: 'identities.unlink',
    method: 'DELETE',
    path: '/identities/:identityId',
    summary: 'Unlink an account of an identity provider; sessions that came from it end',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own ways to sign in',
    viewing: 'refused',
    params: z.object({ identityId: Id }),
    response: 'nothing',
    problems: ['not_found', 'sign_in_again', 'last_way_in'],
  }),
};
