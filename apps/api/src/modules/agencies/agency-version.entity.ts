import type { PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an agency is called, is and stands under, from a day on and before another. */
@Entity('agency_versions')
@Index('agency_versions_parent_idx', ['jurisdictionId', 'parentAgencyId'])
export class AgencyVersion {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { name: 'name_vi' }) nameVi!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('text', { name: 'kind' }) kind!: string;
  @Column('text', { name: 'symbol', nullable: true }) symbol!: string | null;
  @Column('text', { name: 'gso_code', nullable: true }) gsoCode!: string | null;
  @Column('uuid', { name: 'parent_agency_id', nullable: true }) parentAgencyId!: string | null;
  @Column('text', { name: 'ranking_group', nullable: true }) rankingGroup!: string | null;
  @Column('text', { name: 'ranked' }) ranked!: string;
  @Column('text', { name: 'confidence' }) confidence!: string;
  @Column('text', { name: 'note', default: '' }) note!: string;
  @Column('uuid', { name: 'legal_basis_document_id', nullable: true }) legalBasisDocumentId!: string | null;
  @Column('integer', { name: 'position' }) position!: number;
  @Column('date', { name: 'valid_from' }) validFrom!: PlainDate;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: PlainDate | null;
}
