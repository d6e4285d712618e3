import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { ItemCodeText, ReportSummary } from './reports.contract.js';
import { Ability, AgencyCode, AgencyName, Count, DateText, Fraction, Id, InstantText, ObligationStatusText, PeriodName, ProvenanceText, ReportStatusText, Sum, TargetView } from './values.js';

export const HomeObligation = z
  .object({
    target: TargetView,
    status: ObligationStatusText,
    lateDays: Count,
    daysLeft: z.int(),
    selfDeclared: z.boolean(),
    /** What the register says today. */
    fraction: Fraction,
    uses: Sum,
    /** Adoption: whether the function is on anywhere. */
    functionOn: z.boolean().nullable(),
    provenance: ProvenanceText.nullable(),
    needed: Sum,
    missing: Sum,
    orNew: Sum.nullable(),
    forecastOn: DateText.nullable(),
    registered: Sum,
  })
  .meta({ id: 'HomeObligation' });
export type HomeObligation = z.output<typeof HomeObligation>;

export const AgencyHome = z
  .object({
    agency: AgencyName,
    obligations: z.array(HomeObligation),
    report: ReportSummary.extend({
      daysLeft: z.int(),
      checklist: z.array(z.object({ part: z.enum(['figures', 'words', 'difficulties', 'evidence', 'head']), state: z.enum(['done', 'warning', 'open']), count: Count, of: Count })),
      errors: Count,
      warnings: Count,
      nextAct: z.enum(['start', 'continue', 'await_head', 'approve', 'await_review', 'mend', 'read']),
      can: z.object({ edit: Ability, approve: Ability }),
    }).nullable(),
    returned: z.array(z.object({ reportId: Id, period: PeriodName, returnDueOn: DateText.nullable(), items: z.array(z.object({ code: ItemCodeText, reason: z.string() })) })),
    givenBack: z.object({ reportId: Id, reason: z.string() }).nullable(),
    /** Approved reports without the number and day of their paper; empty for who does not dispatch. */
    toDispatch: z.array(z.object({ reportId: Id, period: PeriodName, sentAt: InstantText })),
    candidates: z.array(z.object({ offerId: Id, code: z.string(), name: z.string(), dossiers: Sum, online: Sum, barrier: z.string(), promisedOn: DateText.nullable() })),
    wards: z.object({ of: Count, reported: Count, late: Count }).nullable(),
  })
  .meta({ id: 'AgencyHome' });
export type AgencyHome = z.output<typeof AgencyHome>;

export const CityHome = z
  .object({
    period: PeriodName.nullable(),
    bound: Count,
    metAll: Count,
    /** Agencies whose report of the period is past its due day and was never sent. */
    notReported: Count,
    dueOn: DateText.nullable(),
    daysLeft: z.int().nullable(),
    /** Over the agencies that are ordered; those that are asked are not among them. Each of the bound (`of`) is in exactly one of `met` to `overdue`. */
    targets: z.array(z.object({ target: TargetView, of: Count, met: Count, onTrack: Count, dueSoon: Count, atRisk: Count, notReported: Count, overdue: Count, notApplicable: Count })),
    reports: z.record(ReportStatusText, Count),
    reportsLate: Count,
    /** Reports that wait for the reader as their reviewer; null for who may not open the queue. */
    queue: Count.nullable(),
    /** The worst first; of each reason its first agencies, and how many `agencies` there are in all, `askedAgencies` of them asked and not ordered. `days` past the due day, 0 while it is ahead; for `at_risk` and `regressed` those left until it. */
    attention: z.array(z.object({ agency: AgencyName, because: z.enum(['overdue', 'not_reported', 'report_late', 'at_risk', 'regressed']), target: TargetView.nullable(), days: Count, asked: z.boolean(), agencies: Count, askedAgencies: Count })),
  })
  .meta({ id: 'CityHome' });
export type CityHome = z.output<typeof CityHome>;

export const home = {
  get: endpoint({
    id: 'home.get',
    method: 'GET',
    path: '/home',
    summary: 'My work: what my agency owes and by when, what came back, what waits for me',
    tag: 'home',
    access: 'signed_in',
    action: null,
    withoutAction: 'everybody has a home; what stands on it is asked part by part',
    /** Of several agencies for which one works: which; the first when not said. */
    query: z.object({ agency: AgencyCode.optional() }),
    response: z.object({ agency: AgencyHome.nullable(), city: CityHome.nullable() }),
    problems: ['other_agency'],
  }),
};
