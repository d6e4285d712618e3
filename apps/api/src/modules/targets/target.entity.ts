import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A target's lasting identity, hung on a clause. */
@Entity('targets')
@Unique('targets_code_key', ['jurisdictionId', 'code'])
export class Target {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'code' }) code!: string;
  @Column('uuid', { name: 'clause_id' }) clauseId!: string;
  @Column('integer', { name: 'position' }) position!: number;
}
