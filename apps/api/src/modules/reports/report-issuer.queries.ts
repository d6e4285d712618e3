import type { ReportView } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import type { ReportRow } from './report.queries.js';

/**
 * What the paper of a report says of its agency as it stands today, and who checks it: the district of a ward, the city office of
 * whoever coordinates, the coordinating department of everybody else.
 */
export async function issuerOfReport(ctx: Context, { agencyId, coordinates }: Pick<ReportRow, 'agencyId' | 'coordinates'>): Promise<ReportView['issuer']> {
  const row = await ctx.tx.one<ReportView['issuer']>(
    `select v.symbol, case when above.agency_id is not null then ${namesOf('above')} end as parent,
       case when v.kind = 'ward' and above.agency_id is not null then ${namesOf('above')} else (
         select ${namesOf('o')}
         from agencies a
         join agency_versions o on o.jurisdiction_id = a.jurisdiction_id and o.agency_id = a.id and o.valid_from <= $2 and (o.valid_to is null or o.valid_to > $2)
         where a.jurisdiction_id = v.jurisdiction_id and a.duty = $4) end as reviewer
     from agency_versions v
     left join agency_versions above on above.jurisdiction_id = v.jurisdiction_id and above.agency_id = v.parent_agency_id
       and above.valid_from <= $2 and (above.valid_to is null or above.valid_to > $2)
     where v.jurisdiction_id = $1 and v.agency_id = $3 and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)`,
    [ctx.jurisdictionId, ctx.today, agencyId, coordinates ? 'city_office' : 'coordinating'],
  );
  return row ?? { symbol: null, parent: null, reviewer: null };
}

/** SQL of both names of a version of an agency. */
function namesOf(version: string): string {
  return `jsonb_build_object('nameVi', ${version}.name_vi, 'nameEn', ${version}.name_en)`;
}
