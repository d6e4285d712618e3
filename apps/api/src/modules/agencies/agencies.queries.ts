import type { AgencyDuty, AgencySubject } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import type { AgencyKind } from '@tiendo/types';
import type { Tx } from '../../platform/database/tx.js';

/** An agency as it is called and stands on one day. */
export interface AgencyRow {
  readonly id: string;
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: AgencyKind;
  readonly parentAgencyId: string | null;
  readonly parentCode: string | null;
  /** As the source writes it; a question mark says that nobody has confirmed it; null is not ranked. */
  readonly rankingGroup: string | null;
  readonly position: number;
  /** What it does for the whole city. */
  readonly duty: AgencyDuty | null;
}

export const AGENCY_COLUMNS = `
  a.id, a.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind, v.parent_agency_id as "parentAgencyId",
  p.code as "parentCode", v.ranking_group as "rankingGroup", v.position, a.duty`;

/** `$1` jurisdiction, `$2` the day. */
export const AGENCIES_ON = `
  agencies a
  join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id
    and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)
  left join agencies p on p.jurisdiction_id = v.jurisdiction_id and p.id = v.parent_agency_id`;

/** The agency that bears the code on that day; null when none does. */
export function agencyByCode(tx: Tx, jurisdictionId: number, code: string, day: PlainDate): Promise<AgencyRow | null> {
  return tx.one<AgencyRow>(`select ${AGENCY_COLUMNS} from ${AGENCIES_ON} where a.jurisdiction_id = $1 and a.code = $3`, [jurisdictionId, day, code]);
}

/** Every agency that exists on that day, in the order of the city's list. */
export function agenciesOn(tx: Tx, jurisdictionId: number, day: PlainDate): Promise<AgencyRow[]> {
  return tx.query<AgencyRow>(`select ${AGENCY_COLUMNS} from ${AGENCIES_ON} where a.jurisdiction_id = $1 order by v.position, a.code`, [jurisdictionId, day]);
}

/** The agencies with these ids on that day, in the order of the city's list; those that do not exist then are left out. */
export function agenciesById(tx: Tx, jurisdictionId: number, agencyIds: readonly string[], day: PlainDate): Promise<AgencyRow[]> {
  return tx.query<AgencyRow>(`select ${AGENCY_COLUMNS} from ${AGENCIES_ON} where a.jurisdiction_id = $1 and a.id = any($3) order by v.position, a.code`, [
    jurisdictionId,
    day,
    agencyIds,
  ]);
}

/**
 * What the policy needs to know of an agency.
 * @throws RangeError where there is no such agency on that day
 */
export async function subjectOf(tx: Tx, jurisdictionId: number, agencyId: string, day: PlainDate): Promise<AgencySubject> {
  const [row] = await agenciesById(tx, jurisdictionId, [agencyId], day);
  if (row === undefined) throw new RangeError(`no such agency on ${day}: ${agencyId}`);
  return { agencyId: row.id, parentAgencyId: row.parentAgencyId };
}
