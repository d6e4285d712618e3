import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import type { RiskReason, StoredReportStatus } from '@tiendo/domain/reports';
import type { OfferFacts } from '@tiendo/domain/targets';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** The day and the services that the figures were taken from when the report went to the head. */
export interface Frozen {
  readonly on: PlainDate;
  readonly offers: readonly OfferFacts[];
}

/** An agency's report for one period; what was sent stands in its revisions. */
@Entity('reports')
@Unique('reports_period_agency_key', ['jurisdictionId', 'periodId', 'agencyId'])
@Index('reports_agency_idx', ['jurisdictionId', 'agencyId'])
export class Report {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'period_id' }) periodId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { name: 'status' }) status!: StoredReportStatus;
  @Column('date', { name: 'due_on' }) dueOn!: PlainDate;
  @Column('timestamptz', { name: 'due_at', transformer: INSTANT }) dueAt!: Instant;
  @Column('timestamptz', { name: 'lock_at', transformer: INSTANT }) lockAt!: Instant;
  @Column('timestamptz', { name: 'submitted_at', nullable: true, transformer: INSTANT }) submittedAt!: Instant | null;
  @Column('timestamptz', { name: 'first_sent_at', nullable: true, transformer: INSTANT }) firstSentAt!: Instant | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true, transformer: INSTANT }) sentAt!: Instant | null;
  @Column('integer', { name: 'sent_revision', default: 0 }) sentRevision!: number;
  @Column('timestamptz', { name: 'opened_at', nullable: true, transformer: INSTANT }) openedAt!: Instant | null;
  @Column('date', { name: 'return_due_on', nullable: true }) returnDueOn!: PlainDate | null;
  @Column('timestamptz', { name: 'return_due_at', nullable: true, transformer: INSTANT }) returnDueAt!: Instant | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true, transformer: INSTANT }) acceptedAt!: Instant | null;
  @Column('text', { name: 'given_back_reason', nullable: true }) givenBackReason!: string | null;
  @Column('integer', { name: 'round', default: 0 }) round!: number;
  @Column('integer', { name: 'risk_score', default: 0 }) riskScore!: number;
  @Column('text', { name: 'risk_reasons', array: true, default: [] }) riskReasons!: RiskReason[];
  @Column('integer', { name: 'changed_items', nullable: true }) changedItems!: number | null;
  @Column('jsonb', { name: 'frozen', nullable: true }) frozen!: Frozen | null;
  @Column('text', { name: 'dispatch_number', nullable: true }) dispatchNumber!: string | null;
  @Column('date', { name: 'dispatched_on', nullable: true }) dispatchedOn!: PlainDate | null;
  @Column('timestamptz', { name: 'saved_at', nullable: true, transformer: INSTANT }) savedAt!: Instant | null;
  @Column('integer', { name: 'version', default: 1 }) version!: number;
}
