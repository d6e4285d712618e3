import type { ReportingChain, WindowRule } from '@tiendo/domain/calendar';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The rule of a report: how its windows follow and when each tier is due. */
@Entity('regimes')
@Unique('regimes_code_key', ['jurisdictionId', 'code'])
export class Regime {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'code' }) code!: string;
  @Column('text', { name: 'name_vi' }) nameVi!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('jsonb', { name: 'window_rule' }) windowRule!: WindowRule;
  @Column('jsonb', { name: 'chain' }) chain!: ReportingChain;
}
