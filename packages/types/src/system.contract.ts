import { z } from 'zod';
import { NewPassword } from './account.contract.js';
import { endpoint } from './endpoint.js';

export const Health = z
  .object({ status: z.literal('ready'), version: z.string(), commit: z.string(), database: z.literal('ok') })
  .meta({ id: 'Health' });
export type Health = z.output<typeof Health>;

export const Installation = z
  .object({
    jurisdiction: z.object({ nameVi: z.string(), nameEn: z.string(), illustrative: z.boolean() }),
    demonstration: z.boolean(),
    /** True until the first administrator exists. */
    setupNeeded: z.boolean(),
    signIn: z.object({
      /** What the identity provider is called after "Đăng nhập bằng"; null where there is none. */
      openId: z.object({ nameVi: z.string(), nameEn: z.string() }).nullable(),
      /** The only origin at which passkeys work here; null where they cannot (an address in numbers, no TLS). */
      passkeysAt: z.string().nullable(),
    }),
  })
  .meta({ id: 'Installation' });
export type Installation = z.output<typeof Installation>;

export const system = {
  health: endpoint({
    id: 'health.get',
    method: 'GET',
    path: '/health',
    summary: 'Ready when it answers 200: this process serves and reaches its database',
    tag: 'system',
    access: 'public',
    withoutAction: 'a probe knows nobody',
    response: Health,
    problems: ['database_unavailable'],
  }),
  openapi: endpoint({
    id: 'openapi.get',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description of the API, OpenAPI 3.1',
    tag: 'system',
    access: 'public',
    withoutAction: 'the description of the API holds no data',
    response: z.record(z.string(), z.unknown()),
    problems: [],
  }),
  installation: endpoint({
    id: 'installation.get',
    method: 'GET',
    path: '/installation',
    summary: 'What stands here, for the page that signs people in',
    tag: 'system',
    access: 'public',
    withoutAction: 'the page before sign-in says which place this is',
    response: Installation,
    problems: [],
  }),
  setupLink: endpoint({
    id: 'installation.setup_link',
    method: 'POST',
    path: '/setup/link',
    summary: 'Whether the one-time link for the first administrator can still be used; looking at it does not use it',
    tag: 'system',
    access: 'public',
    withoutAction: 'the link is the key: nobody has an account yet',
    // Not in the address, which every proxy on the way writes down.
    body: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({ open: z.literal(true) }),
    problems: ['link_used'],
    idempotent: true,
    viewing: 'allowed',
  }),
  setup: endpoint({
    id: 'installation.set_up',
    method: 'POST',
    path: '/setup',
    summary: 'Make the first administrator of an empty installation by the one-time link',
    tag: 'system',
    access: 'public',
    withoutAction: 'the link is the key: nobody has an account yet',
    body: z.object({
      token: z.string().min(20).max(200),
      name: z.string().trim().min(1).max(200),
      email: z.email().max(254),
      password: NewPassword,
    }),
    response: 'nothing',
    problems: ['link_used'],
  }),
};
