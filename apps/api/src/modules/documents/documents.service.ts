import type { PlainDate } from '@tiendo/domain/calendar';
import type { DocumentView } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { Clause } from './clause.entity.js';
import { DocumentRelation } from './document-relation.entity.js';
import { Document } from './document.entity.js';

export interface NewDocument {
  readonly kind: DocumentView['kind'];
  /** '17/NQ-CP'; null for what was only said, which then has a speaker. */
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: PlainDate;
  readonly abstract: string;
  readonly signer?: string | null;
  readonly speaker?: string | null;
  /** Where it was found. */
  readonly source: string;
  readonly illustrative?: boolean;
}

export interface NewClause {
  readonly documentId: string;
  readonly parentClauseId?: string | null;
  /** Place in the document, from 1. */
  readonly ordinal: number;
  /** As the document counts: 'điểm a khoản 2'. */
  readonly label: string;
  readonly body: string;
}

export type DocumentRelationKind = DocumentView['relations'][number]['kind'];

/** Adds a document; gives its id. One number, issuer and day is one document (`conflict`). */
export async function addDocument(ctx: Context, given: NewDocument): Promise<string> {
  const id = newId();
  await ctx.tx.manager.insert(Document, { signer: null, speaker: null, illustrative: false, ...given, jurisdictionId: ctx.jurisdictionId, id });
  await audit(ctx, { action: 'document.add', subjectKind: 'document', subjectId: id, after: given });
  return id;
}

/** Adds a clause to a document; gives its id. */
export async function addClause(ctx: Context, given: NewClause): Promise<string> {
  const id = newId();
  await ctx.tx.manager.insert(Clause, { parentClauseId: null, ...given, jurisdictionId: ctx.jurisdictionId, id });
  await audit(ctx, { action: 'document.add_clause', subjectKind: 'document', subjectId: given.documentId, after: { clauseId: id, ...given } });
  return id;
}

/** Says that one document implements, amends, replaces or follows another. */
export async function relateDocuments(ctx: Context, given: { readonly from: string; readonly to: string; readonly kind: DocumentRelationKind }): Promise<void> {
  const { from, to, kind } = given;
  await ctx.tx.manager.insert(DocumentRelation, { jurisdictionId: ctx.jurisdictionId, fromDocumentId: from, toDocumentId: to, kind });
  await audit(ctx, { action: 'document.relate', subjectKind: 'document', subjectId: from, after: { to, kind } });
}
