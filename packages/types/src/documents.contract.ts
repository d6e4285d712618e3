import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { DateText, Id, TargetView } from './values.js';

export const ClauseView = z
  .object({
    id: Id,
    label: z.string(),
    body: z.string(),
    /** The targets that hang on it; an empty list is said, not hidden. */
    targets: z.array(TargetView),
  })
  .meta({ id: 'ClauseView' });
export type ClauseView = z.output<typeof ClauseView>;

export const DocumentView = z
  .object({
    id: Id,
    kind: z.enum(['resolution', 'decision', 'decree', 'plan', 'conference_direction', 'notice', 'scheme']),
    number: z.string().nullable(),
    issuer: z.string(),
    issuedOn: DateText,
    abstract: z.string(),
    signer: z.string().nullable(),
    speaker: z.string().nullable(),
    source: z.string(),
    illustrative: z.boolean(),
    relations: z.array(z.object({ kind: z.enum(['implements', 'amends', 'replaces', 'follows']), documentId: Id, number: z.string().nullable(), abstract: z.string() })),
    clauses: z.array(ClauseView),
  })
  .meta({ id: 'DocumentView' });
export type DocumentView = z.output<typeof DocumentView>;

export const documents = {
  list: endpoint({
    id: 'documents.list',
    method: 'GET',
    path: '/documents',
    summary: 'The documents, their clauses and the targets that hang on each clause',
    tag: 'documents',
    access: 'signed_in',
    action: 'document.read',
    keys: 'documents.read',
    response: z.object({ items: z.array(DocumentView) }),
    problems: ['wrong_role'],
  }),
};
