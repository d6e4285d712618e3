import type { Instant } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';
import type { Snapshot } from './snapshot.js';

/** What was sent one time, whole; never changed afterwards. */
@Entity('revisions')
@Unique('revisions_number_key', ['jurisdictionId', 'reportId', 'number'])
@Unique('revisions_receipt_key', ['jurisdictionId', 'receiptNumber'])
export class Revision {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'report_id' }) reportId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('integer', { name: 'number' }) number!: number;
  @Column('timestamptz', { name: 'sent_at', transformer: INSTANT }) sentAt!: Instant;
  @Column('uuid', { name: 'sent_by' }) sentBy!: string;
  @Column('text', { name: 'receipt_number' }) receiptNumber!: string;
  @Column('text', { name: 'sha256' }) sha256!: string;
  @Column('jsonb', { name: 'snapshot' }) snapshot!: Snapshot;
}
