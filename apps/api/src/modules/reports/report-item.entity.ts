import type { CauseKind, ItemCode, ItemState } from '@tiendo/domain/reports';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One item of a report: the officer's words, the register's numbers and the reviewer's decision. */
@Entity('report_items')
export class ReportItem {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  @PrimaryColumn('text', { name: 'code' }) code!: ItemCode;
  /** The report's, so that the database sees whose it is. */
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { name: 'words', default: '' }) words!: string;
  @Column('text', { name: 'cause', default: '' }) cause!: string;
  @Column('text', { name: 'cause_kind', nullable: true }) causeKind!: CauseKind | null;
  @Column('text', { name: 'silence', nullable: true }) silence!: 'nothing_arose' | 'unchanged' | null;
  @Column('bigint', { name: 'numerator', nullable: true }) numerator!: number | null;
  @Column('bigint', { name: 'denominator', nullable: true }) denominator!: number | null;
  @Column('bigint', { name: 'uses', nullable: true }) uses!: number | null;
  @Column('text', { name: 'state', default: 'open' }) state!: ItemState;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  @Column('bigint', { name: 'verified_numerator', nullable: true }) verifiedNumerator!: number | null;
  @Column('bigint', { name: 'verified_denominator', nullable: true }) verifiedDenominator!: number | null;
  @Column('text', { name: 'verified_reason', nullable: true }) verifiedReason!: string | null;
  @Column('integer', { name: 'version', default: 1 }) version!: number;
}
