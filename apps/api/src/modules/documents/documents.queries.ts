import type { DocumentView, ClauseView } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { presentTarget, targetsInForce } from '../targets/public.js';

type DocumentRow = Omit<DocumentView, 'relations' | 'clauses'>;
type RelationRow = DocumentView['relations'][number] & { fromId: string };
type ClauseRow = Omit<ClauseView, 'targets'> & { documentId: string };

/** Every document, newest first, with its relations, its clauses in their order and the targets of today on each clause. */
export async function allDocuments(ctx: Context): Promise<DocumentView[]> {
  const { tx, jurisdictionId, today } = ctx;
  const [documents, relations, clauses, targets] = await Promise.all([
    tx.query<DocumentRow>(
      `select id, kind, number, issuer, issued_on as "issuedOn", abstract, signer, speaker, source, illustrative
       from documents where jurisdiction_id = $1 order by issued_on desc, number, id`,
      [jurisdictionId],
    ),
    tx.query<RelationRow>(
      `select r.from_document_id as "fromId", r.kind, d.id as "documentId", d.number, d.abstract
       from document_relations r
       join documents d on d.jurisdiction_id = r.jurisdiction_id and d.id = r.to_document_id
       where r.jurisdiction_id = $1 order by r.kind, d.issued_on, d.id`,
      [jurisdictionId],
    ),
    tx.query<ClauseRow>('select document_id as "documentId", id, label, body from clauses where jurisdiction_id = $1 order by document_id, ordinal', [jurisdictionId]),
    targetsInForce(tx, jurisdictionId, today),
  ]);
  const relationsOf = Map.groupBy(relations, ({ fromId }) => fromId);
  const clausesOf = Map.groupBy(clauses, ({ documentId }) => documentId);
  const targetsOf = Map.groupBy(targets, ({ clauseId }) => clauseId);
  return documents.map((document) => ({
    ...document,
    relations: (relationsOf.get(document.id) ?? []).map(({ kind, documentId, number, abstract }) => ({ kind, documentId, number, abstract })),
    clauses: (clausesOf.get(document.id) ?? []).map(({ id, label, body }) => ({ id, label, body, targets: (targetsOf.get(id) ?? []).map(presentTarget) })),
  }));
}
