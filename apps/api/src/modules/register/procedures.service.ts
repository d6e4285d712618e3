import type { PlainDate } from '@tiendo/domain/calendar';
import type { AgencyKind } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';

export interface NewProcedure {
  /** '1.001190': always a text. */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly forKind: AgencyKind;
  /** Announced for one agency alone; null for all of the kind. */
  readonly forAgencyId?: string | null;
  readonly feeBearing: boolean;
  /** May be offered online at all. */
  readonly eligible?: boolean;
  readonly announcedOn: PlainDate;
  readonly abolishedOn?: PlainDate | null;
  readonly illustrative?: boolean;
}

/** Announces procedures; gives their ids in the order given. A code is announced once (`conflict`). */
export async function addProcedures(ctx: Context, procedures: readonly NewProcedure[]): Promise<string[]> {
  const rows = procedures.map((procedure) => ({
    id: newId(),
    code: procedure.code.normalize('NFC'),
    name: procedure.name.normalize('NFC'),
    field: procedure.field.normalize('NFC'),
    for_kind: procedure.forKind,
    for_agency_id: procedure.forAgencyId ?? null,
    fee_bearing: procedure.feeBearing,
    eligible: procedure.eligible ?? true,
    announced_on: procedure.announcedOn,
    abolished_on: procedure.abolishedOn ?? null,
    illustrative: procedure.illustrative ?? false,
  }));
  await ctx.tx.execute(
    `insert into procedures (jurisdiction_id, id, code, name, field, for_kind, for_agency_id, fee_bearing, eligible, announced_on, abolished_on, illustrative)
     select $1, id, code, name, field, for_kind, for_agency_id, fee_bearing, eligible, announced_on, abolished_on, illustrative
     from jsonb_to_recordset($2::jsonb) as given (id uuid, code text, name text, field text, for_kind text, for_agency_id uuid, fee_bearing boolean,
       eligible boolean, announced_on date, abolished_on date, illustrative boolean)`,
    [ctx.jurisdictionId, JSON.stringify(rows)],
  );
  await audit(ctx, { action: 'procedure.add', subjectKind: 'procedures', subjectId: String(ctx.jurisdictionId), after: { codes: rows.map(({ code }) => code) } });
  return rows.map(({ id }) => id);
}
