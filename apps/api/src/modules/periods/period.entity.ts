import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** One period of a regime: the days whose data it covers, and the instant from which nothing of it changes. */
@Entity('periods')
@Unique('periods_code_key', ['jurisdictionId', 'code'])
export class Period {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'regime_id' }) regimeId!: string;
  @Column('text', { name: 'code' }) code!: string;
  @Column('text', { name: 'kind' }) kind!: string;
  @Column('date', { name: 'starts_on' }) startsOn!: PlainDate;
  @Column('date', { name: 'cutoff_on' }) cutoffOn!: PlainDate;
  @Column('date', { name: 'lock_on' }) lockOn!: PlainDate;
  @Column('timestamptz', { name: 'lock_at', transformer: INSTANT }) lockAt!: Instant;
  @Column('boolean', { name: 'illustrative', default: false }) illustrative!: boolean;
}
