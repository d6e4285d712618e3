import { actsFor, decide, HISTORY_POLICY, REPORT_COMES_BACK, type AgencySubject, type HistorySubject } from '@tiendo/domain/access';
import { z } from 'zod';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { unseen } from '../../platform/auth/unseen.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode, subjectOf } from '../agencies/public.js';
import { reportById, seesDraft, subjectOfReport } from '../reports/public.js';
import { targetByCode } from '../targets/public.js';

/** Which rows of `audit_events e` are the history that the actor may read; `$1` is the jurisdiction. */
export interface HistoryRows {
  readonly where: string;
  readonly values: readonly unknown[];
  /** Also rows of no agency, which the wall keeps from who does not see the city. */
  readonly general?: HistorySubject;
}

type Resolver = (ctx: ActorContext, id: string) => Promise<HistoryRows>;

const ofKind = (kind: string, id: string, more = ''): HistoryRows => ({ where: `e.subject_kind = '${kind}' and e.subject_id = $2${more}`, values: [id] });

const general = (kind: HistorySubject, id: string, more?: string): HistoryRows => ({ ...ofKind(kind, id, more), general: kind });

/** How each kind of thing is found and decided on. @throws Refused `not_found`, `wrong_role`, `other_agency` */
export const HISTORY_OF: Readonly<Record<HistorySubject, Resolver>> = {
  report: (ctx, id) =>
    ofReport(ctx, uuid(id), (value) => `(e.subject_kind = 'report' and e.subject_id = ${value} or e.subject_kind = 'evidence' and e.subject_id in (select v.id::text from evidence v where v.jurisdiction_id = $1 and v.report_id = ${value}::uuid))`, id),
  evidence: async (ctx, id) => {
    const row = await ctx.tx.one<{ reportId: string }>('select report_id as "reportId" from evidence where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, uuid(id)]);
    if (row === null) throw await unseen(ctx, HISTORY_POLICY.evidence, 'evidence', id);
    return ofReport(ctx, row.reportId, (value) => `e.subject_kind = 'evidence' and e.subject_id = ${value}`, id);
  },
  offer: async (ctx, id) => {
    const row = await ctx.tx.one<{ agencyId: string }>('select agency_id as "agencyId" from service_offers where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, uuid(id)]);
    if (row === null) throw await unseen(ctx, HISTORY_POLICY.offer, 'offer', id);
    permit(ctx, HISTORY_POLICY.offer, await agencySubject(ctx, row.agencyId));
    return ofKind('offer', id);
  },
  obligation: async (ctx, id) => {
    const [agencyCode = '', targetCode = ''] = id.split(':');
    const [agency, target] = await Promise.all([agencyByCode(ctx.tx, ctx.jurisdictionId, agencyCode, ctx.today), targetByCode(ctx.tx, ctx.jurisdictionId, targetCode, ctx.today)]);
    if (agency === null || target === null) throw new Refused('not_found');
    permit(ctx, HISTORY_POLICY.obligation, await agencySubject(ctx, agency.id));
    return { where: `e.subject_kind = 'target' and e.subject_id = $2 and e.agency_id = $3`, values: [target.id, agency.id] };
  },
  agency: async (ctx, id) => {
    permit(ctx, HISTORY_POLICY.agency, await agencySubject(ctx, uuid(id)));
    return ofKind('agency', id);
  },
  person: async (ctx, id) => {
    if ((await ctx.tx.one('select 1 as found from people where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, uuid(id)])) === null) throw new Refused('not_found');
    // One's own, as long as one works here.
    if (id !== ctx.actor.personId || ctx.actor.memberships.length === 0) permit(ctx, HISTORY_POLICY.person, null);
    return general('person', id, ` and e.action <> 'person.view_page'`);
  },
  reminder_rule: async (ctx, id) => {
    permit(ctx, HISTORY_POLICY.reminder_rule, null);
    return general('reminder_rule', uuid(id));
  },
  document: async (ctx, id) => {
    permit(ctx, HISTORY_POLICY.document, null);
    return general('document', uuid(id));
  },
  target: async (ctx, id) => {
    permit(ctx, HISTORY_POLICY.target, null);
    // What concerns one agency is the history of its obligation.
    return general('target', uuid(id), ' and e.agency_id is null');
  },
};

/** The rows of a report, without those that the reader is not yet, or never, told. */
async function ofReport(ctx: ActorContext, reportId: string, where: (value: string) => string, id: string): Promise<HistoryRows> {
  const report = await reportById(ctx, reportId);
  const subject = subjectOfReport(report);
  permit(ctx, HISTORY_POLICY.report, subject);
  const hidden = seesDraft(ctx, report) ? [] : actsFor('agency');
  const notYet = decide(ctx.actor, 'report.review', subject).allowed ? [] : actsFor('reviewers_first');
  return {
    where: `${where('$2')} and e.action <> all($3::text[]) and (e.action <> all($4::text[]) or e.seq < coalesce((
      select max(b.seq) from audit_events b where b.jurisdiction_id = $1 and b.subject_kind = 'report' and b.subject_id = $5 and b.action = any($6::text[])), 0))`,
    values: [id, hidden, notYet, reportId, REPORT_COMES_BACK],
  };
}

async function agencySubject(ctx: ActorContext, agencyId: string): Promise<AgencySubject> {
  try {
    return await subjectOf(ctx.tx, ctx.jurisdictionId, agencyId, ctx.today);
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('not_found');
    throw error;
  }
}

function uuid(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refused('not_found');
  return text;
}
