import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An agency's lasting identity; everything that changes stands in its versions. */
@Entity('agencies')
@Unique('agencies_code_key', ['jurisdictionId', 'code'])
export class Agency {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'code' }) code!: string;
}
