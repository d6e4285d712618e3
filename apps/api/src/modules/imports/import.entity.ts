import type { Instant } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';
import type { ImportPlan } from './import-plan.js';

/** A file that was tried: what it would do, and whether it was done. */
@Entity('imports')
export class Import {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'period_id' }) periodId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'sha256' }) sha256!: string;
  @Column('text', { name: 'state' }) state!: 'tried' | 'refused' | 'applied';
  @Column('jsonb', { name: 'plan' }) plan!: ImportPlan;
  @Column('timestamptz', { name: 'created_at', transformer: INSTANT }) createdAt!: Instant;
  @Column('timestamptz', { name: 'applied_at', nullable: true, transformer: INSTANT }) appliedAt!: Instant | null;
}
