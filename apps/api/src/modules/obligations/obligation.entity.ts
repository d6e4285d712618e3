import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** A target that binds an agency, with what is derived of it; nobody types any of the derived columns. */
@Entity('obligations')
@Index('obligations_target_idx', ['jurisdictionId', 'targetId', 'status'])
export class Obligation {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @PrimaryColumn('uuid', { name: 'target_id' }) targetId!: string;
  @Column('boolean', { name: 'asked', default: false }) asked!: boolean;
  @Column('date', { name: 'bound_from' }) boundFrom!: PlainDate;
  @Column('date', { name: 'bound_to', nullable: true }) boundTo!: PlainDate | null;
  @Column('text', { name: 'status' }) status!: string;
  @Column('boolean', { name: 'self_declared' }) selfDeclared!: boolean;
  @Column('boolean', { name: 'regressed' }) regressed!: boolean;
  @Column('uuid', { name: 'figure_id', nullable: true }) figureId!: string | null;
  @Column('bigint', { name: 'numerator', nullable: true }) numerator!: number | null;
  @Column('bigint', { name: 'denominator', nullable: true }) denominator!: number | null;
  @Column('bigint', { name: 'uses', nullable: true }) uses!: number | null;
  @Column('text', { name: 'provenance', nullable: true }) provenance!: string | null;
  @Column('date', { name: 'held_on', nullable: true }) heldOn!: PlainDate | null;
  @Column('bigint', { name: 'certified_numerator', nullable: true }) certifiedNumerator!: number | null;
  @Column('bigint', { name: 'certified_denominator', nullable: true }) certifiedDenominator!: number | null;
  @Column('date', { name: 'certified_on', nullable: true }) certifiedOn!: PlainDate | null;
  @Column('bigint', { name: 'baseline_numerator', nullable: true }) baselineNumerator!: number | null;
  @Column('bigint', { name: 'baseline_denominator', nullable: true }) baselineDenominator!: number | null;
  @Column('boolean', { name: 'once_met', default: false }) onceMet!: boolean;
  @Column('timestamptz', { name: 'next_change_at', nullable: true, transformer: INSTANT }) nextChangeAt!: Instant | null;
  @Column('timestamptz', { name: 'computed_at', transformer: INSTANT }) computedAt!: Instant;
}
