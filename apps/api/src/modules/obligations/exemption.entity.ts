import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** A target does not apply to an agency: why, by whom, from a day on and before another. */
@Entity('exemptions')
export class Exemption {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'target_id' }) targetId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { name: 'reason' }) reason!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at', transformer: INSTANT }) decidedAt!: Instant;
  @Column('date', { name: 'valid_from' }) validFrom!: PlainDate;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: PlainDate | null;
}
