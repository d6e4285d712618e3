import { Entity, PrimaryColumn } from 'typeorm';

/** One document implements, amends, replaces or follows another. */
@Entity('document_relations')
export class DocumentRelation {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'from_document_id' }) fromDocumentId!: string;
  @PrimaryColumn('uuid', { name: 'to_document_id' }) toDocumentId!: string;
  @PrimaryColumn('text', { name: 'kind' }) kind!: string;
}
