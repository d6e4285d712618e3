import type { DeadlineStep, Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** When one tier is due for a period, with the steps that led there. */
@Entity('period_deadlines')
export class PeriodDeadline {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'period_id' }) periodId!: string;
  @PrimaryColumn('text', { name: 'tier' }) tier!: string;
  @Column('date', { name: 'due_on' }) dueOn!: PlainDate;
  @Column('timestamptz', { name: 'due_at', transformer: INSTANT }) dueAt!: Instant;
  @Column('jsonb', { name: 'explanation' }) explanation!: readonly DeadlineStep[];
}
