import type { PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A legal document; a direction given at a conference has a speaker and no number. */
@Entity('documents')
export class Document {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'kind' }) kind!: string;
  @Column('text', { name: 'number', nullable: true }) number!: string | null;
  @Column('text', { name: 'issuer' }) issuer!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: PlainDate;
  @Column('text', { name: 'abstract' }) abstract!: string;
  @Column('text', { name: 'signer', nullable: true }) signer!: string | null;
  @Column('text', { name: 'speaker', nullable: true }) speaker!: string | null;
  @Column('text', { name: 'source' }) source!: string;
  @Column('boolean', { name: 'illustrative', default: false }) illustrative!: boolean;
}
