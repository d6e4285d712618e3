import type { DeadlineStep, Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** What a target asks, from a day on and before another; a change is a new version that names its document. */
@Entity('target_versions')
export class TargetVersion {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'target_id' }) targetId!: string;
  @Column('text', { name: 'name_vi' }) nameVi!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('text', { name: 'kind' }) kind!: string;
  @Column('text', { name: 'ratio_definition', nullable: true }) ratioDefinition!: string | null;
  @Column('text', { name: 'adoption_function', nullable: true }) adoptionFunction!: string | null;
  @Column('text', { name: 'adoption_reading', nullable: true }) adoptionReading!: string | null;
  @Column('integer', { name: 'threshold_numerator' }) thresholdNumerator!: number;
  @Column('integer', { name: 'threshold_denominator' }) thresholdDenominator!: number;
  @Column('date', { name: 'starts_on' }) startsOn!: PlainDate;
  @Column('date', { name: 'interim_on', nullable: true }) interimOn!: PlainDate | null;
  @Column('date', { name: 'due_on' }) dueOn!: PlainDate;
  @Column('timestamptz', { name: 'due_at', transformer: INSTANT }) dueAt!: Instant;
  @Column('jsonb', { name: 'due_explanation' }) dueExplanation!: readonly DeadlineStep[];
  @Column('boolean', { name: 'assumed' }) assumed!: boolean;
  @Column('boolean', { name: 'illustrative', default: false }) illustrative!: boolean;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('text', { name: 'reason' }) reason!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: PlainDate;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: PlainDate | null;
}
