import type { PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an announcement makes of one day. */
@Entity('calendar_days')
export class CalendarDayRow {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('date', { name: 'on_date' }) onDate!: PlainDate;
  @PrimaryColumn('text', { name: 'kind' }) kind!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'source' }) source!: string;
}
