import type { Instant } from '@tiendo/domain/calendar';
import type { ValueTransformer } from 'typeorm';

/** An instant as a parameter of SQL: the driver writes a number as a number, which is no timestamp. */
export function sqlInstant(at: Instant): Date;
export function sqlInstant(at: Instant | null): Date | null;
export function sqlInstant(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}

/** For `@Column('timestamptz', { transformer: INSTANT })`: the property is an Instant, never a Date. */
export const INSTANT: ValueTransformer = {
  to: (value: Instant | null | undefined) => (typeof value === 'number' ? new Date(value) : value),
  from: (value: unknown) => value,
};
