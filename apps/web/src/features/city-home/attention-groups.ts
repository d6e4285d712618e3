import type { AgencyName, CityHome } from '@tiendo/types';

export type Attention = CityHome['attention'][number];

export interface AttentionAgency {
  readonly agency: AgencyName;
  /** Of the central government: asked and not ordered, and so not among those of the target's line. */
  readonly asked: boolean;
  /** One a target; one without a target where the report is what is missing. */
  readonly troubles: readonly Attention[];
}

export interface AttentionGroup {
  readonly because: Attention['because'];
  /** How many agencies there are in all, of which the first are listed. */
  readonly of: number;
  readonly ofAsked: number;
  /** How many are not listed. */
  readonly more: number;
  readonly agencies: readonly AttentionAgency[];
}

/** By reason, the worst first, and in it each agency once with all its targets. */
export function attentionGroups(attention: readonly Attention[]): AttentionGroup[] {
  return [...Map.groupBy(attention, ({ because }) => because)].map(([because, rows]) => {
    const agencies = [...Map.groupBy(rows, ({ agency }) => agency.id).values()].flatMap((troubles) => (troubles[0] ? [{ agency: troubles[0].agency, asked: troubles[0].asked, troubles }] : []));
    const of = rows[0]?.agencies ?? 0;
    return { because, of, ofAsked: rows[0]?.askedAgencies ?? 0, more: of - agencies.length, agencies };
  });
}
