import type { Role } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A role held at an agency, or above all of them, from one day to another. */
@Entity('memberships')
@Index('memberships_person_idx', ['jurisdictionId', 'personId'])
@Index('memberships_agency_idx', ['jurisdictionId', 'agencyId', 'role'])
export class Membership {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id', nullable: true }) agencyId!: string | null;
  @Column('text', { name: 'role' }) role!: Role;
  @Column('date', { name: 'valid_from' }) validFrom!: PlainDate;
  /** `claims`: it follows what an identity provider says of the person. */
  @Column('text', { name: 'source', default: 'hand' }) source!: 'hand' | 'claims';
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: PlainDate | null;
}
