import { HISTORY_SUBJECTS, ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { AgencyCode, AgencyName, DateText, Id, InstantText } from './values.js';

export const AuditView = z
  .object({
    seq: z.string(),
    /** On the product's clock. */
    at: InstantText,
    /** By real time, which no demonstration moves. */
    recordedAt: InstantText,
    by: z.string().nullable(),
    /** On whose behalf. */
    forPerson: z.string().nullable(),
    /** Through whose eyes `by` looked. */
    viewedAs: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
    action: z.string(),
    subjectKind: z.string(),
    subjectId: z.string(),
    agency: AgencyName.nullable(),
    before: z.unknown(),
    after: z.unknown(),
    requestId: z.string(),
    address: z.string().nullable(),
    /** Of its link in the chain; null until it is sealed. */
    position: z.int().nullable(),
  })
  .meta({ id: 'AuditView' });
export type AuditView = z.output<typeof AuditView>;

export const HistoryEntry = z
  .object({
    seq: z.string(),
    at: InstantText,
    by: z.string().nullable(),
    forPerson: z.string().nullable(),
    viewedAs: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
    action: z.string(),
    /** What changed, in the reader's language. */
    changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() })),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.output<typeof HistoryEntry>;

export const ChainHeadView = z
  .object({ number: z.int(), day: DateText, signedAt: InstantText, position: z.int(), link: z.string(), keyId: z.string() })
  .meta({ id: 'ChainHeadView' });
export type ChainHeadView = z.output<typeof ChainHeadView>;

const auditFilter = {
  agency: AgencyCode.optional(),
  /** Part of a name or an e-mail. */
  person: z.string().max(200).optional(),
  action: z.string().max(80).optional(),
  subjectKind: z.string().max(40).optional(),
  subjectId: z.string().max(100).optional(),
  /** Days on the product's clock, both included. */
  from: DateText.optional(),
  to: DateText.optional(),
};

export const audit = {
  list: endpoint({
    id: 'audit.list',
    method: 'GET',
    path: '/audit',
    summary: 'Who did what, newest first',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.read',
    query: z.object({ ...auditFilter, after: z.string().max(40).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(AuditView), next: z.string().nullable() }),
    problems: ['wrong_role'],
  }),
  file: endpoint({
    id: 'audit.file',
    method: 'GET',
    path: '/audit/file',
    summary: 'The newest 50,000 rows under the filter, as .csv in words or as .jsonl as they were written',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.read',
    query: z.object({ ...auditFilter, format: z.enum(['csv', 'jsonl']) }),
    response: 'file',
    audited: true,
    problems: ['wrong_role'],
  }),
  chain: endpoint({
    id: 'audit.chain',
    method: 'GET',
    path: '/audit/chain',
    summary: 'Where the hash chain of the trail stands, what waits to be sealed, and its newest signed heads',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.read',
    response: z.object({ length: z.int(), waiting: z.int(), late: z.int(), heads: z.array(ChainHeadView) }),
    problems: ['wrong_role'],
  }),
  chainFile: endpoint({
    id: 'audit.chain_file',
    method: 'GET',
    path: '/audit/chain/file',
    summary: 'Up to 100,000 links of the chain with their rows, as JSON Lines that `npm run audit:verify -- --file` checks without this server',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.read',
    query: z.object({ from: z.coerce.number().int().min(1).default(1) }),
    response: 'file',
    audited: true,
    problems: ['wrong_role', 'not_found'],
  }),
  signHead: endpoint({
    id: 'audit.sign_head',
    method: 'POST',
    path: '/audit/heads',
    summary: 'Sign where the chain stands now, beside the head that is signed every day',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.sign',
    response: ChainHeadView,
    status: 201,
    problems: ['wrong_role'],
  }),
  headFile: endpoint({
    id: 'audit.head_file',
    method: 'GET',
    path: '/audit/heads/:number',
    summary: 'A signed head: statement, signature and public key',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.read',
    params: z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
    response: 'file',
    problems: ['wrong_role', 'not_found'],
  }),
  key: endpoint({
    id: 'audit.key',
    method: 'GET',
    path: '/audit/key',
    summary: 'The public key by which heads are checked, PEM; keep it away from this server',
    tag: 'audit',
    access: 'signed_in',
    action: 'audit.read',
    response: 'file',
    problems: ['wrong_role'],
  }),
  history: endpoint({
    id: 'audit.history',
    method: 'GET',
    path: '/history',
    summary: 'What was done to one thing, newest first, in words; for whoever may read the thing. An obligation is named AGENCY:TARGET, by codes',
    tag: 'audit',
    access: 'signed_in',
    action: null,
    withoutAction: 'decided by the policy of the thing whose history it is',
    query: z.object({ kind: z.enum(HISTORY_SUBJECTS), id: z.string().min(1).max(120), after: z.string().max(40).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
    response: z.object({ items: z.array(HistoryEntry), next: z.string().nullable() }),
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
};

export const ViewingRow = z
  .object({ id: Id, by: z.string(), reason: z.string(), startedAt: InstantText, endedAt: InstantText.nullable(), pages: z.int() })
  .meta({ id: 'ViewingRow' });
export type ViewingRow = z.output<typeof ViewingRow>;

export const viewing = {
  start: endpoint({
    id: 'viewing.start',
    method: 'POST',
    path: '/people/:personId/viewing',
    summary: 'See what a person sees, reading only, for 30 minutes at most; they are told',
    tag: 'viewing',
    access: 'signed_in',
    action: 'person.view_as',
    params: z.object({ personId: Id }),
    body: z.object({ reason: z.string().trim().min(5).max(500) }),
    response: z.object({ until: InstantText }),
    status: 201,
    problems: ['wrong_role', 'not_found', 'not_viewable'],
  }),
  end: endpoint({
    id: 'viewing.end',
    method: 'POST',
    path: '/viewing/end',
    summary: 'Look through one’s own eyes again',
    tag: 'viewing',
    access: 'signed_in',
    action: null,
    withoutAction: 'whoever looks through another’s eyes may always stop',
    response: 'nothing',
    problems: [],
    idempotent: true,
    viewing: 'allowed',
  }),
  mine: endpoint({
    id: 'viewing.mine',
    method: 'GET',
    path: '/me/viewings',
    summary: 'Who of support has seen what one sees oneself, when, why and how many pages',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'everybody reads who looked through their eyes',
    response: z.object({ items: z.array(ViewingRow) }),
    problems: [],
  }),
};
