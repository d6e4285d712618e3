import type { AgencyDuty } from '@tiendo/domain/access';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** An agency's lasting identity; everything that changes stands in its versions. */
@Entity('agencies')
@Unique('agencies_code_key', ['jurisdictionId', 'code'])
@Index('agencies_duty_key', ['jurisdictionId', 'duty'], { unique: true })
export class Agency {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'code' }) code!: string;
  /** What it does for the whole city; one agency at most does each. */
  @Column('text', { name: 'duty', nullable: true }) duty!: AgencyDuty | null;
}
