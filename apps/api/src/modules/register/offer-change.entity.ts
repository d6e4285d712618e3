import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** What changed in an offer, from which day on it holds; the database refuses to change it. */
@Entity('offer_changes')
@Index('offer_changes_offer_idx', ['jurisdictionId', 'offerId', 'recordedAt'])
export class OfferChange {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'offer_id' }) offerId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('date', { name: 'held_on' }) heldOn!: PlainDate;
  @Column('timestamptz', { name: 'recorded_at', transformer: INSTANT }) recordedAt!: Instant;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'source' }) source!: string;
  @Column('text', { name: 'scheme', default: '2011' }) scheme!: string;
  @Column('jsonb', { name: 'before', nullable: true }) before!: Record<string, unknown> | null;
  @Column('jsonb', { name: 'after' }) after!: Record<string, unknown>;
}
