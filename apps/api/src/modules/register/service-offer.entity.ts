import type { PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One procedure at one agency: a line of its register. */
@Entity('service_offers')
@Index('service_offers_live_key', ['jurisdictionId', 'agencyId', 'procedureId'], { unique: true, where: 'withdrawn_on is null' })
@Index('service_offers_agency_idx', ['jurisdictionId', 'agencyId'])
export class ServiceOffer {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('smallint', { name: 'level' }) level!: number;
  @Column('date', { name: 'level4_on', nullable: true }) level4On!: PlainDate | null;
  @Column('smallint', { name: 'registered_level', nullable: true }) registeredLevel!: number | null;
  @Column('date', { name: 'promised_on', nullable: true }) promisedOn!: PlainDate | null;
  @Column('boolean', { name: 'payment_on', default: false }) paymentOn!: boolean;
  @Column('date', { name: 'payment_since', nullable: true }) paymentSince!: PlainDate | null;
  @Column('boolean', { name: 'receipt_on', default: false }) receiptOn!: boolean;
  @Column('date', { name: 'receipt_since', nullable: true }) receiptSince!: PlainDate | null;
  @Column('text', { name: 'barrier', default: '' }) barrier!: string;
  @Column('date', { name: 'taken_on' }) takenOn!: PlainDate;
  @Column('date', { name: 'withdrawn_on', nullable: true }) withdrawnOn!: PlainDate | null;
  @Column('integer', { name: 'version', default: 1 }) version!: number;
}
