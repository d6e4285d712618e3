import { AGENCY_KINDS, type AgencyKind } from '@tiendo/types';
import type { ReviewGroup, ReviewPaper, ReviewRow } from '@tiendo/papers';
import { citation, dueText, formatPeriod, issuerOf, REVIEW_WORDS, RANKING_GROUP_NAMES, type Locale } from '@tiendo/phrases';
import type { Selection, SentRow } from '../dashboards/public.js';
import type { PeriodRow } from '../periods/public.js';
import type { TargetInForce } from '../targets/public.js';
import type { Basis, ReviewSurroundings, SentWords } from './review.queries.js';
import { filterTexts } from './filter-texts.js';
import { narrativeOf } from './narrative.js';
import { paperCell, paperTarget } from './paper-target.js';

export interface ReviewContent extends Selection {
  readonly period: PeriodRow;
  readonly rows: readonly SentRow[];
  readonly surroundings: ReviewSurroundings;
  readonly words: readonly SentWords[];
  readonly basis: readonly Basis[];
  /** What the agency of the filter is called; null without that filter. */
  readonly under: { readonly nameVi: string; readonly nameEn: string } | null;
}

/** The matrix as a paper: its rows, targets and filters and nothing else, in the words of the reader's language. */
export function reviewPaper(content: ReviewContent, locale: Locale, today: string): ReviewPaper {
  const { period, targets, rows, surroundings, filter } = content;
  const { issuer, recipients, jurisdiction, area } = issuerOf(surroundings, locale);
  return {
    locale,
    generatedOn: today,
    illustrative: surroundings.illustrative || period.illustrative,
    jurisdiction,
    area,
    issuer,
    period: { code: period.code, label: formatPeriod(period, locale), from: period.startsOn, to: period.cutoffOn },
    dueTexts: dueTexts(surroundings.dues, rows, locale),
    filters: filterTexts(filter, targets, content.under, locale),
    basis: content.basis.map((document) => citation(document, locale)),
    targets: targets.map((target) => paperTarget(target, locale)),
    groups: groupsOf(rows, targets, locale),
    narrative: narrativeOf(content.words, locale),
    recipients,
  };
}

/** Groups in the order of the matrix; an agency that is asked stands in a group of its own kind. */
function groupsOf(rows: readonly SentRow[], targets: readonly TargetInForce[], locale: Locale): ReviewGroup[] {
  return AGENCY_KINDS.flatMap((kind) =>
    [false, true].flatMap((asked): ReviewGroup[] => {
      const own = rows.filter((row) => row.agency.kind === kind && row.asked === asked);
      if (own.length === 0) return [];
      return [{ code: asked ? `${kind}-asked` : kind, name: RANKING_GROUP_NAMES[locale][kind], asked, rows: own.map((row) => paperRow(row, targets, locale)) }];
    }),
  );
}

function paperRow({ agency, report, sentOn, cells }: SentRow, targets: readonly TargetInForce[], locale: Locale): ReviewRow {
  return {
    agencyCode: agency.code,
    agencyName: locale === 'vi' ? agency.nameVi : agency.nameEn,
    reportStatus: report?.status ?? null,
    reportDueOn: report?.dueOn ?? null,
    reportSentOn: sentOn,
    lateDays: report === null || report.lateDays === 0 ? null : report.lateDays,
    cells: cells.map((cell, position) => paperCell(cell, targets[position]?.code ?? '', targets[position]?.rule.indicator)),
  };
}

/** 'hết ngày 18/09/2019 đối với sở, ban, ngành; UBND quận, huyện', a line for each due day of those shown. */
function dueTexts(dues: ReviewSurroundings['dues'], rows: readonly SentRow[], locale: Locale): string[] {
  const shown = new Set<AgencyKind>(rows.map(({ agency }) => agency.kind));
  const byDay = new Map<string, AgencyKind[]>();
  for (const { tier, dueOn } of dues) if (shown.has(tier)) byDay.set(dueOn, [...(byDay.get(dueOn) ?? []), tier]);
  const name = (kind: AgencyKind): string => {
    const group = RANKING_GROUP_NAMES[locale][kind];
    // An abbreviation keeps its capitals.
    return /^\p{Lu}\p{Ll}/u.test(group) ? `${group.charAt(0).toLocaleLowerCase(locale)}${group.slice(1)}` : group;
  };
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, kinds]) =>
    REVIEW_WORDS[locale].due_for.replace('{due}', dueText(day, locale)).replace('{groups}', kinds.map(name).join(', ')),
  );
}
