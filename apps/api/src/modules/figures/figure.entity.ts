import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** What held on which day, recorded when and by whom; the database refuses to change it. */
@Entity('figures')
export class FigureRow {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  /** In which order figures of one obligation were recorded. */
  @Generated('increment') @Column('bigint', { name: 'seq' }) seq!: number;
  @Column('uuid', { name: 'target_id' }) targetId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'period_id', nullable: true }) periodId!: string | null;
  @Column('uuid', { name: 'revision_id', nullable: true }) revisionId!: string | null;
  @Column('date', { name: 'held_on' }) heldOn!: PlainDate;
  @Column('timestamptz', { name: 'recorded_at', transformer: INSTANT }) recordedAt!: Instant;
  @Column('text', { name: 'provenance' }) provenance!: string;
  @Column('text', { name: 'definition' }) definition!: string;
  @Column('bigint', { name: 'numerator' }) numerator!: number;
  @Column('bigint', { name: 'denominator' }) denominator!: number;
  @Column('bigint', { name: 'uses', nullable: true }) uses!: number | null;
  @Column('date', { name: 'reached_on', nullable: true }) reachedOn!: PlainDate | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
}
