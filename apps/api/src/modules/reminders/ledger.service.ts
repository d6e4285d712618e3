import type { PlainDate } from '@tiendo/domain/calendar';
import { v7 as newId } from 'uuid';
import type { Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';

export interface LedgerLine {
  readonly ruleCode: string;
  readonly subject: 'target' | 'report' | 'urge';
  readonly subjectId: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly tellOn: PlainDate;
  readonly state: 'told' | 'coalesced' | 'before_start';
}

/**
 * Writes down what is told to whom; a line that stands there already is left alone, by whatever process it came.
 * @returns the lines that were not there yet
 */
export async function writeLedger(ctx: Context, lines: readonly LedgerLine[]): Promise<{ readonly id: string; readonly personId: string; readonly agencyId: string }[]> {
  if (lines.length === 0) return [];
  const of = <T>(value: (line: LedgerLine) => T): T[] => lines.map(value);
  return ctx.tx.query(
    `insert into reminders (jurisdiction_id, id, rule_code, subject, subject_id, agency_id, person_id, tell_on, state, recorded_at)
     select $1, given.* , $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::date[], $10::text[]) as given
     on conflict on constraint reminders_once_key do nothing
     returning id, person_id as "personId", agency_id as "agencyId"`,
    [
      ctx.jurisdictionId,
      sqlInstant(ctx.now),
      of(() => newId()),
      of(({ ruleCode }) => ruleCode),
      of(({ subject }) => subject),
      of(({ subjectId }) => subjectId),
      of(({ agencyId }) => agencyId),
      of(({ personId }) => personId),
      of(({ tellOn }) => tellOn),
      of(({ state }) => state),
    ],
  );
}
