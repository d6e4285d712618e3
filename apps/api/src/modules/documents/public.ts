export { addClause, addDocument, relateDocuments, type DocumentRelationKind, type NewClause, type NewDocument } from './documents.service.js';
