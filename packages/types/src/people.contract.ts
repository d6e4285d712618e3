import { ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { AgencyCode, AgencyName, Id } from './values.js';

export const PersonView = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    memberships: z.array(z.object({ role: z.enum(ROLES), agency: AgencyName.nullable() })),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.output<typeof PersonView>;

export const people = {
  list: endpoint({
    id: 'people.list',
    method: 'GET',
    path: '/people',
    summary: 'People, their roles and agencies',
    tag: 'people',
    access: 'signed_in',
    action: 'person.read',
    query: z.object({ q: z.string().max(200).default(''), after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(PersonView), next: z.string().nullable() }),
    problems: ['wrong_role'],
  }),
  add: endpoint({
    id: 'people.add',
    method: 'POST',
    path: '/people',
    summary: 'Add a person with a role; the answer holds a one-time link to set the password. A request repeated with its Idempotency-Key gives a new link, and the first one stops working',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    body: z.object({ name: z.string().trim().min(1).max(200), email: z.email().max(254), role: z.enum(ROLES), agencyCode: AgencyCode.nullable() }),
    response: z.object({ person: PersonView, link: z.string() }),
    secrets: ['link'],
    status: 201,
    problems: ['wrong_role', 'not_found', 'already_exists', 'link_used'],
  }),
  setPassword: endpoint({
    id: 'people.set_password',
    method: 'POST',
    path: '/password',
    summary: 'Set the password by the one-time link that came with the account',
    tag: 'people',
    access: 'public',
    body: z.object({ token: z.string().min(20).max(200), password: z.string().min(10).max(128) }),
    response: 'nothing',
    problems: ['link_used'],
  }),
  passwordLink: endpoint({
    id: 'people.password_link',
    method: 'GET',
    path: '/password',
    summary: 'Whether the one-time link to set a password can still be used; looking at it does not use it',
    tag: 'people',
    access: 'public',
    query: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({ open: z.literal(true) }),
    problems: ['link_used'],
  }),
};
