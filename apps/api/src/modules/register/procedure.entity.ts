import type { PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An administrative procedure as it was announced for a kind of agency, or for one alone. */
@Entity('procedures')
@Unique('procedures_code_key', ['jurisdictionId', 'code'])
export class Procedure {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  /** A string: a spreadsheet turns 1.001190 into 1.00119. */
  @Column('text', { name: 'code' }) code!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'field' }) field!: string;
  @Column('text', { name: 'for_kind' }) forKind!: string;
  @Column('uuid', { name: 'for_agency_id', nullable: true }) forAgencyId!: string | null;
  @Column('boolean', { name: 'fee_bearing' }) feeBearing!: boolean;
  @Column('boolean', { name: 'eligible', default: true }) eligible!: boolean;
  @Column('date', { name: 'announced_on' }) announcedOn!: PlainDate;
  @Column('date', { name: 'abolished_on', nullable: true }) abolishedOn!: PlainDate | null;
  @Column('boolean', { name: 'illustrative', default: false }) illustrative!: boolean;
}
