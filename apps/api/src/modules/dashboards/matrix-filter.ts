import { scopeOf } from '@tiendo/domain/access';
import type { MatrixFilter } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { inScope } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused } from '../../platform/http/refused.js';
import { reportedPeriod, periodByCode, type PeriodRow } from '../periods/public.js';
import { shownStatusSql } from '../reports/public.js';
import { targetsInForce, type TargetInForce } from '../targets/public.js';

/** What a filter means on this day: the columns, the period whose reports stand beside, and which agencies. */
export interface Selection {
  readonly targets: readonly TargetInForce[];
  readonly period: PeriodRow | null;
  readonly filter: MatrixFilter;
}

/**
 * Looks up what a filter names.
 * @throws Refused `not_found` for a target or a period that does not exist
 */
export async function selectionOf(ctx: ActorContext, filter: MatrixFilter): Promise<Selection> {
  const [inForce, period] = await Promise.all([
    targetsInForce(ctx.tx, ctx.jurisdictionId, ctx.today),
    filter.period === undefined ? reportedPeriod(ctx.tx, ctx.jurisdictionId, ctx.now) : periodByCode(ctx.tx, ctx.jurisdictionId, filter.period),
  ]);
  if (filter.period !== undefined && period === null) throw new Refused('not_found');
  const targets = filter.target.length === 0 ? inForce : inForce.filter(({ code }) => filter.target.includes(code));
  if (targets.length < new Set(filter.target).size) throw new Refused('not_found');
  return { targets, period, filter };
}

/** How agencies stand in every list of theirs; the index of agency_versions has the same expression. */
export const KIND_ORDER = `array_position(array['department', 'central', 'district', 'ward'], v.kind)`;

/** Agencies of today with the agency above and the report of the period. `$1` jurisdiction, `$2` today, `$3` the period or null. */
export const AGENCY_TABLES = `
  agency_versions v
  join agencies a on a.jurisdiction_id = v.jurisdiction_id and a.id = v.agency_id
  left join agencies p on p.jurisdiction_id = v.jurisdiction_id and p.id = v.parent_agency_id
  left join reports r on r.jurisdiction_id = v.jurisdiction_id and r.period_id = $3::uuid and r.agency_id = v.agency_id`;

/** Obligations that bind today; an agency that a target does not bind is to it as one it does not apply to. */
export const BOUND_TODAY = `(o.bound_to is null or o.bound_to > $2::date)`;

export interface AgencyConditions {
  /** SQL over `AGENCY_TABLES`. */
  readonly where: string;
  /** `$1` to `$3` and what the conditions add. */
  readonly values: unknown[];
  /** Whether nothing but the day restricts them, so that the text is always the same. */
  readonly isPlain: boolean;
}

/** Which agencies are shown: those in the actor's sight that fit the filter. */
export function agencyConditions(ctx: ActorContext, { filter, targets, period }: Selection): AgencyConditions {
  const values: unknown[] = [ctx.jurisdictionId, ctx.today, period?.id ?? null];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const scope = scopeOf(ctx.actor, 'matrix.read');
  const conditions = ['v.jurisdiction_id = $1', 'v.valid_from <= $2::date', '(v.valid_to is null or v.valid_to > $2::date)'];
  const always = conditions.length;
  if (scope.kind !== 'city') conditions.push(inScope(scope, 'v.agency_id', 'v.parent_agency_id', values));
  if (filter.kind.length > 0) conditions.push(`v.kind = any(${value(filter.kind)}::text[])`);
  if (filter.under !== undefined) {
    const code = value(filter.under);
    conditions.push(`(a.code = ${code} or p.code = ${code})`);
  }
  if (filter.report.length > 0) conditions.push(`${shownStatusSql(value(sqlInstant(ctx.now)))} = any(${value(filter.report)}::text[])`);
  if (filter.q.trim() !== '') {
    const text = value(`%${filter.q.trim().replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(search_text(v.name_vi) like search_text(${text}) or search_text(v.name_en) like search_text(${text}) or a.code ilike ${text})`);
  }
  if (filter.status.length > 0) conditions.push(withStatus(filter.status, value(targets.map(({ id }) => id)), value(filter.status)));
  return { where: conditions.join('\n    and '), values, isPlain: conditions.length === always };
}

/** At least one of the shown targets has one of the statuses. */
function withStatus(statuses: MatrixFilter['status'], targetIds: string, wanted: string): string {
  const bound = `obligations o where o.jurisdiction_id = v.jurisdiction_id and o.agency_id = v.agency_id and o.target_id = any(${targetIds}::uuid[]) and ${BOUND_TODAY}`;
  const has = `exists (select from ${bound} and o.status = any(${wanted}::text[]))`;
  if (!statuses.includes('not_applicable')) return has;
  return `(${has} or (select count(*) from ${bound}) < cardinality(${targetIds}::uuid[]))`;
}
