import { daysBetween, type PlainDate } from '@tiendo/domain/calendar';
import type { AgencyName, CityHome } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { silentSql } from '../reports/public.js';
import { presentTarget, type TargetInForce } from '../targets/public.js';

type Attention = CityHome['attention'][number];

/** What stands between the city and its targets, the worst first. */
const WORST_FIRST = ['overdue', 'not_reported', 'report_late', 'regressed', 'at_risk'] as const satisfies readonly Attention['because'][];
/** Agencies told of each reason: a long list of silent ones must not hide those that are at risk. */
const MOST = 6;

interface AttentionRow extends AgencyName {
  readonly because: Attention['because'];
  readonly targetId: string | null;
  readonly dueOn: PlainDate | null;
  readonly agencies: number;
  readonly asked: boolean;
  readonly askedAgencies: number;
}

/** The agencies to look at, by reason, the worst first; `days` past the due day, 0 while it is ahead; left until it for what is at risk or fell back. */
export async function attentionOf(ctx: ActorContext, targets: readonly TargetInForce[], periodId: string | null): Promise<Attention[]> {
  const rows = await ctx.tx.query<AttentionRow>(
    `with troubles as (
       select o.agency_id, o.target_id, null::date as due_on, o.asked,
         case when o.status in ('overdue', 'not_reported') then o.status when o.regressed then 'regressed' else 'at_risk' end as because
       from obligations o
       where o.jurisdiction_id = $1 and o.target_id = any($3::uuid[]) and (o.bound_to is null or o.bound_to > $2)
         and (o.status in ('overdue', 'not_reported', 'at_risk') or (o.regressed and o.status <> 'not_applicable'))
       union all
       select r.agency_id, null, r.due_on,
         exists (select from obligations o where o.jurisdiction_id = $1 and o.agency_id = r.agency_id and o.asked and (o.bound_to is null or o.bound_to > $2)), 'report_late'
       from reports r
       where r.jurisdiction_id = $1 and r.period_id = $4 and ${silentSql('$2')}
     ), placed as (
       select v.agency_id as id, a.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind, t.because, t.target_id as "targetId", t.due_on as "dueOn", t.asked,
         dense_rank() over (partition by t.because order by v.position, a.code) as place,
         dense_rank() over (partition by t.because, t.asked order by v.position, a.code) as place_alike
       from troubles t
       join agencies a on a.jurisdiction_id = $1 and a.id = t.agency_id
       join agency_versions v on v.jurisdiction_id = $1 and v.agency_id = t.agency_id and v.valid_from <= $2::date and (v.valid_to is null or v.valid_to > $2::date)
     ), counted as (
       select *, (max(place) over (partition by because))::integer as agencies,
         coalesce(max(place_alike) filter (where asked) over (partition by because), 0)::integer as "askedAgencies"
       from placed
     )
     select id, code, "nameVi", "nameEn", kind, because, "targetId", "dueOn", agencies, asked, "askedAgencies"
     from counted
     where place <= ${MOST}
     order by array_position($5::text[], because), place, array_position($3::uuid[], "targetId")`,
    [ctx.jurisdictionId, ctx.today, targets.map(({ id }) => id), periodId, WORST_FIRST],
  );
  return rows.map(({ because, targetId, dueOn, agencies, asked, askedAgencies, ...agency }) => {
    const target = targets.find(({ id }) => id === targetId) ?? null;
    const due = dueOn ?? (target?.dueOn as PlainDate | undefined) ?? ctx.today;
    const past = daysBetween(due, ctx.today);
    const ahead = because === 'at_risk' || because === 'regressed' ? -past : 0;
    return { agency, because, target: target === null ? null : presentTarget(target), days: past > 0 ? past : ahead, agencies, asked, askedAgencies };
  });
}
