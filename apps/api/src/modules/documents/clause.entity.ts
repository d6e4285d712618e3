import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One point or paragraph of a document, in its own words. */
@Entity('clauses')
@Unique('clauses_ordinal_key', ['jurisdictionId', 'documentId', 'ordinal'])
export class Clause {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('uuid', { name: 'parent_clause_id', nullable: true }) parentClauseId!: string | null;
  @Column('integer', { name: 'ordinal' }) ordinal!: number;
  @Column('text', { name: 'label' }) label!: string;
  @Column('text', { name: 'body' }) body!: string;
}
