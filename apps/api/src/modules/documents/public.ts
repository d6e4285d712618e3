export { addClause, addDocument, relateDocuments, type NewDocument } from './documents.service.js';
