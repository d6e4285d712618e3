import { decide } from '@tiendo/domain/access';
import type { AgencyDetail, AgencyName } from '@tiendo/types';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { abilityOf } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { presentAgency } from './agencies.presenter.js';
import { AGENCIES_ON, AGENCY_COLUMNS, agenciesById, type AgencyRow } from './agencies.queries.js';

interface DetailRow extends AgencyRow, Pick<AgencyDetail, 'symbol' | 'gsoCode' | 'ranked' | 'confidence' | 'note' | 'validFrom'> {}

/** Agencies of today, by kind and by words of their name without diacritics or the beginning of their code. */
export async function findAgencies(ctx: Context, { q, kind, limit }: { q: string; kind?: string | undefined; limit: number }): Promise<AgencyName[]> {
  const rows = await ctx.tx.query<AgencyRow>(
    `select ${AGENCY_COLUMNS} from ${AGENCIES_ON}
     where a.jurisdiction_id = $1 and ($3::text is null or v.kind = $3)
       and (search_text(v.name_vi) like '%' || search_text($4) || '%' or lower(v.name_en) like '%' || lower($4) || '%' or upper(a.code) like upper($4) || '%')
     order by v.position, a.code
     limit $5`,
    [ctx.jurisdictionId, ctx.today, kind ?? null, q.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`), limit],
  );
  return rows.map(presentAgency);
}

/** One agency of today with its parent, its own agencies and whom to ask. @throws Refused `not_found` */
export async function agencyDetail(ctx: ActorContext, code: string): Promise<AgencyDetail> {
  const { tx, jurisdictionId, today } = ctx;
  const row = await tx.one<DetailRow>(
    `select ${AGENCY_COLUMNS}, v.symbol, v.gso_code as "gsoCode", v.ranked, v.confidence, v.note, v.valid_from as "validFrom"
     from ${AGENCIES_ON} where a.jurisdiction_id = $1 and a.code = $3`,
    [jurisdictionId, today, code],
  );
  if (row === null) throw new Refused('not_found');
  const [parents, children, contacts] = await Promise.all([
    row.parentAgencyId === null ? [] : agenciesById(tx, jurisdictionId, [row.parentAgencyId], today),
    tx.query<AgencyRow>(`select ${AGENCY_COLUMNS} from ${AGENCIES_ON} where a.jurisdiction_id = $1 and v.parent_agency_id = $3 order by v.position, a.code`, [jurisdictionId, today, row.id]),
    contactsOf(ctx, row.id),
  ]);
  const { symbol, gsoCode, rankingGroup, ranked, confidence, note, validFrom, duty } = row;
  const [parent] = parents;
  const subject = { agencyId: row.id, parentAgencyId: row.parentAgencyId };
  return {
    ...presentAgency(row),
    symbol,
    gsoCode,
    parent: parent === undefined ? null : presentAgency(parent),
    rankingGroup,
    ranked,
    confidence,
    note,
    validFrom,
    duty,
    children: children.map(presentAgency),
    contacts,
    can: {
      readRegister: abilityOf(decide(ctx.actor, 'register.read', subject)),
      readObligations: abilityOf(decide(ctx.actor, 'obligation.read', subject)),
      assignDuty: abilityOf(decide(ctx.actor, 'agency.assign_duty', null)),
    },
  };
}

/** Who keeps its register and reports, who heads it and who dispatches its papers today. */
function contactsOf(ctx: Context, agencyId: string): Promise<AgencyDetail['contacts']> {
  return ctx.tx.query<AgencyDetail['contacts'][number]>(
    `select p.name, m.role, p.email
     from held_roles m
     join people p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id
     where m.jurisdiction_id = $1 and m.agency_id = $3 and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)
     order by array_position(array['reporting_officer', 'head', 'clerk'], m.role), p.name, p.id`,
    [ctx.jurisdictionId, ctx.today, agencyId],
  );
}
