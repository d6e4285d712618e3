import type { Instant } from '@tiendo/domain/calendar';
import type { ItemCode } from '@tiendo/domain/reports';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** A file that proves an item; taken off it is marked and not lost, since a sending may have carried it. */
@Entity('evidence')
@Index('evidence_report_idx', ['jurisdictionId', 'reportId', 'itemCode'])
export class Evidence {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'report_id' }) reportId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { name: 'item_code' }) itemCode!: ItemCode;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('bigint', { name: 'size_bytes' }) sizeBytes!: number;
  @Column('text', { name: 'sha256' }) sha256!: string;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('text', { name: 'note', default: '' }) note!: string;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy!: string;
  @Column('timestamptz', { name: 'uploaded_at', transformer: INSTANT }) uploadedAt!: Instant;
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: INSTANT }) removedAt!: Instant | null;
}
