import type { ReminderAnchor, ReminderAudience, ReminderSubject, ReminderUnit } from '@tiendo/domain/escalation';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One stage of escalation as the administrator has set it. */
@Entity('reminder_rules')
@Unique('reminder_rules_code_key', ['jurisdictionId', 'code'])
export class ReminderRuleRow {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'code' }) code!: string;
  @Column('text', { name: 'subject' }) subject!: ReminderSubject;
  @Column('text', { name: 'anchor' }) anchor!: ReminderAnchor;
  @Column('integer', { name: 'days' }) days!: number;
  @Column('text', { name: 'unit' }) unit!: ReminderUnit;
  @Column('text', { name: 'audience', array: true }) audience!: ReminderAudience[];
  @Column('boolean', { name: 'active', default: true }) active!: boolean;
  @Column('integer', { name: 'version', default: 1 }) version!: number;
}
