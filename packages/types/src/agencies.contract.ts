import { AGENCY_DUTIES } from '@tiendo/domain/access';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { Ability, AgencyCode, AgencyKind, AgencyName, DateText } from './values.js';

export const AgencyDetail = AgencyName.extend({
  symbol: z.string().nullable(),
  gsoCode: z.string().nullable(),
  parent: AgencyName.nullable(),
  rankingGroup: z.string().nullable(),
  ranked: z.enum(['yes', 'no', 'unconfirmed']),
  confidence: z.enum(['found', 'inferred']),
  note: z.string(),
  /** What it does for the whole city. */
  duty: z.enum(AGENCY_DUTIES).nullable(),
  validFrom: DateText,
  children: z.array(AgencyName),
  contacts: z.array(z.object({ name: z.string(), role: z.string(), email: z.string() })),
  can: z.object({ readRegister: Ability, readObligations: Ability, assignDuty: Ability }),
}).meta({ id: 'AgencyDetail' });
export type AgencyDetail = z.output<typeof AgencyDetail>;

export const agencies = {
  list: endpoint({
    id: 'agencies.list',
    method: 'GET',
    path: '/agencies',
    summary: 'Agencies of today, found by name without diacritics, by code or by kind',
    tag: 'agencies',
    access: 'signed_in',
    action: 'agency.read',
    keys: 'agencies.read',
    query: z.object({ q: z.string().max(200).default(''), kind: AgencyKind.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
    response: z.object({ items: z.array(AgencyName) }),
    problems: ['wrong_role'],
  }),
  get: endpoint({
    id: 'agencies.get',
    method: 'GET',
    path: '/agencies/:agencyCode',
    summary: 'One agency with its parent, its own agencies and whom to ask',
    tag: 'agencies',
    access: 'signed_in',
    action: 'agency.read',
    keys: 'agencies.read',
    params: z.object({ agencyCode: AgencyCode }),
    response: AgencyDetail,
    problems: ['wrong_role', 'not_found'],
  }),
  assignDuty: endpoint({
    id: 'agencies.assign_duty',
    method: 'POST',
    path: '/agencies/:agencyCode/duty',
    summary: 'Say that an agency coordinates the reports, or is the city office, or neither; another that had the duty loses it, once nobody holds its role there',
    tag: 'agencies',
    access: 'signed_in',
    action: 'agency.assign_duty',
    params: z.object({ agencyCode: AgencyCode }),
    body: z.object({ duty: z.enum(AGENCY_DUTIES).nullable() }),
    response: AgencyDetail,
    problems: ['wrong_role', 'not_found', 'duty_held'],
  }),
};
