import type { Locale } from '@tiendo/phrases';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { INSTANT } from '../../platform/database/columns.js';

/** Somebody with an account. */
@Entity('people')
@Unique('people_email_key', ['jurisdictionId', 'email'])
export class Person {
  @PrimaryColumn('integer', { name: 'jurisdiction_id' }) jurisdictionId!: number;
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'auth_user_id', unique: true }) authUserId!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'email' }) email!: string;
  @Column('text', { name: 'locale', default: 'vi' }) locale!: Locale;
  /** Of the person and their roles together. */
  @Column('integer', { name: 'version', default: 1 }) version!: number;
  @Column('timestamptz', { name: 'locked_at', nullable: true, transformer: INSTANT }) lockedAt!: number | null;
  @Column('text', { name: 'lock_reason', nullable: true }) lockReason!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()', transformer: INSTANT }) createdAt!: number;
}
