import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What arose of an offer in a period; the database refuses to change it once the period is locked. */
@Entity('offer_usage')
export class OfferUsageRow {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'offer_id' }) offerId!: string;
  @PrimaryColumn('uuid', { name: 'period_id' }) periodId!: string;
  /** The offer's, so that the database sees whose it is. */
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('integer', { name: 'dossiers_online', default: 0 }) dossiersOnline!: number;
  @Column('integer', { name: 'dossiers_counter', default: 0 }) dossiersCounter!: number;
  @Column('integer', { name: 'dossiers_post', default: 0 }) dossiersPost!: number;
  @Column('integer', { name: 'paid_online', default: 0 }) paidOnline!: number;
  @Column('integer', { name: 'receipts_issued', default: 0 }) receiptsIssued!: number;
  @Column('integer', { name: 'version', default: 1 }) version!: number;
}
