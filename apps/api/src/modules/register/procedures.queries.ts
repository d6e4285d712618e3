import type { PlainDate } from '@tiendo/domain/calendar';
import type { AgencyKind } from '@tiendo/types';
import type { Tx } from '../../platform/database/tx.js';

/** A procedure that is announced for an agency. */
export interface ProcedureRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly feeBearing: boolean;
  readonly eligible: boolean;
  readonly illustrative: boolean;
  /** Whether the agency has it in its register and has not withdrawn it. */
  readonly taken: boolean;
}

export interface ForAgency {
  readonly id: string;
  readonly kind: AgencyKind;
}

const COLUMNS = 'p.id, p.code, p.name, p.field, p.fee_bearing as "feeBearing", p.eligible, p.illustrative';
const TAKEN = `exists (
    select from service_offers o
    where o.jurisdiction_id = p.jurisdiction_id and o.agency_id = $3 and o.procedure_id = p.id and o.withdrawn_on is null)`;

/** `$1` jurisdiction, `$2` the day, `$3` the agency, `$4` its kind. */
const ANNOUNCED = `
  procedures p
  where p.jurisdiction_id = $1 and p.announced_on <= $2 and (p.abolished_on is null or p.abolished_on > $2)
    and p.for_kind = $4 and (p.for_agency_id is null or p.for_agency_id = $3)`;

/** What is announced for the agency on that day, by code. */
export function announcedProcedures(tx: Tx, jurisdictionId: number, agency: ForAgency, day: PlainDate): Promise<ProcedureRow[]> {
  return tx.query<ProcedureRow>(`select ${COLUMNS}, ${TAKEN} as taken from ${ANNOUNCED} order by p.code`, [jurisdictionId, day, agency.id, agency.kind]);
}

/** What the agency has not taken, found by words of its name without diacritics or by its code; 500 at most. */
export function announcedNotTaken(tx: Tx, jurisdictionId: number, agency: ForAgency, day: PlainDate, q: string): Promise<ProcedureRow[]> {
  return tx.query<ProcedureRow>(
    `select ${COLUMNS}, false as taken from ${ANNOUNCED} and not ${TAKEN}
       and (search_text(p.name) like '%' || search_text($5) || '%' or p.code like $5 || '%')
     order by p.field collate "und-x-icu", p.code
     limit 500`,
    [jurisdictionId, day, agency.id, agency.kind, literal(q.trim())],
  );
}

export async function countNotTaken(tx: Tx, jurisdictionId: number, agency: ForAgency, day: PlainDate): Promise<number> {
  const row = await tx.one<{ count: number }>(`select count(*)::integer as count from ${ANNOUNCED} and not ${TAKEN}`, [jurisdictionId, day, agency.id, agency.kind]);
  return row?.count ?? 0;
}

/** Words as they stand: what a pattern would take for "anything" is looked for itself. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
