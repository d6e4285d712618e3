import { endOfDay } from '@tiendo/domain/calendar';
import { RETURN_WORKING_DAYS, type ItemCode } from '@tiendo/domain/reports';
import type { BodyOf, reports } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { recordFigures } from '../figures/public.js';
import { recomputeObligations } from '../obligations/public.js';
import { workingDays } from '../periods/public.js';
import { changeReport, holdReport } from './locked-report.js';
import { needed, type Act, type Outcome } from './outcome.js';
import { ReportItem } from './report-item.entity.js';
import { sayAccepted, sayReturned } from './report-mails.js';
import { itemsOf, type ItemRow, type ReportRow, type WholeReport } from './report.queries.js';
import { Revision } from './revision.entity.js';
import { sentSheet } from './sheet.js';
import { canBeVerified } from './snapshot.js';

type Decision = BodyOf<typeof reports.decideItem>;
type Decided = Pick<ReportItem, 'state' | 'returnReason' | 'verifiedNumerator' | 'verifiedDenominator' | 'verifiedReason'>;

const OPEN: Decided = { state: 'open', returnReason: null, verifiedNumerator: null, verifiedDenominator: null, verifiedReason: null };
const ACCEPTED: Decided = { ...OPEN, state: 'accepted' };

/**
 * Accepts one item, returns it with a reason, or takes the decision back. Both the reported and the verified value are kept.
 * @throws Refused as `holdReport` does, `stale_version` with the decision that stands there, `invalid_input`
 */
export async function decideItem(ctx: ActorContext, reportId: string, code: ItemCode, body: Decision): Promise<void> {
  const { report, role } = await holdReport(ctx, reportId, 'decide_item');
  const key = { jurisdictionId: ctx.jurisdictionId, reportId, code };
  const item = await ctx.tx.manager.findOneByOrFail(ReportItem, key);
  const before = decidedOf(item);
  if (item.version !== body.version) throw new Refused('stale_version', { current: { ...before, version: item.version } });
  const after = decided(code, item, body);
  await ctx.tx.manager.update(ReportItem, key, { ...after, version: item.version + 1 });
  await changeReport(ctx, report, {});
  await audit(ctx, { action: 'report.decide_item', subjectKind: 'report', subjectId: reportId, agencyId: report.agencyId, role, before: { item: code, ...before }, after: { item: code, ...after } });
}

function decided(code: ItemCode, reported: ReportItem, { decision, reason, verified }: Decision): Decided {
  if (decision === 'open') return OPEN;
  if (decision === 'returned') return { ...OPEN, state: 'returned', returnReason: needed(reason, 'reason') };
  if (!verified) return ACCEPTED;
  if (!canBeVerified(code)) throw wrongField('verified', 'null', 'not_allowed');
  // A share of nothing where the agency counts something would make the target one that cannot be judged.
  if (verified.denominator === 0 && (reported.denominator ?? 0) > 0) throw wrongField('verified.denominator', '> 0', 'zero_denominator');
  if (verified.numerator > verified.denominator) throw wrongField('verified.numerator', `<= ${verified.denominator}`, 'over_denominator');
  if (verified.numerator === reported.numerator && verified.denominator === reported.denominator) return ACCEPTED;
  return { ...ACCEPTED, verifiedNumerator: verified.numerator, verifiedDenominator: verified.denominator, verifiedReason: needed(reason, 'reason') };
}

/**
 * Accepts all items that are undecided and as they were: unchanged since the reviewer saw them and since the last period. What was
 * returned in the round before is decided one by one, also where it came back as it was.
 * @throws Refused as `holdReport` does
 */
export async function acceptUnchanged(ctx: ActorContext, reportId: string, version: number): Promise<void> {
  const { report, role } = await holdReport(ctx, reportId, 'decide_item', version);
  const items = await acceptWhatIsAsBefore(ctx, report);
  if (items.length === 0) return;
  await changeReport(ctx, report, {});
  await audit(ctx, { action: 'report.accept_unchanged', subjectKind: 'report', subjectId: reportId, agencyId: report.agencyId, role, after: { items } });
}

async function acceptWhatIsAsBefore(ctx: ActorContext, report: WholeReport): Promise<ItemCode[]> {
  const { items } = await sentSheet(ctx, report);
  const accepted = items.flatMap(({ isAsBefore, row }) => (row !== null && row.state === 'open' && isAsBefore ? [row] : []));
  for (const { code, version } of accepted) {
    await ctx.tx.manager.update(ReportItem, { jurisdictionId: ctx.jurisdictionId, reportId: report.id, code }, { ...ACCEPTED, version: version + 1 });
  }
  return accepted.map(({ code }) => code);
}

/** Back to the agency with the items that need an answer; the return has a deadline of its own. @throws Refused `incomplete` when no item was returned */
export async function returnReport({ ctx, report, publicUrl }: Act): Promise<Outcome> {
  const items = await itemsOf(ctx, report.id);
  const returned = [...items.values()].filter(({ state }) => state === 'returned');
  if (returned.length === 0) throw new Refused('incomplete', { current: { returned: [] } });
  const calendar = await workingDays(ctx.tx, ctx.jurisdictionId);
  const returnDueOn = calendar.addWorkingDays(ctx.today, RETURN_WORKING_DAYS);
  return {
    change: { returnDueOn, returnDueAt: endOfDay(returnDueOn, ctx.zone), round: report.round + 1 },
    said: { returnDueOn, items: returned.map(({ code, returnReason }) => ({ code, reason: returnReason })) },
    afterwards: () => sayReturned(ctx, report, { returnDueOn, items: returned.map(({ code, returnReason }) => ({ code, reason: returnReason ?? '' })) }, publicUrl),
  };
}

/** Certifies what was sent, with verified values where there are some. @throws Refused `incomplete` while an item that changed is undecided or one is returned */
export async function accept({ ctx, report, publicUrl }: Act): Promise<Outcome> {
  const unchanged = await acceptWhatIsAsBefore(ctx, report);
  const items = await itemsOf(ctx, report.id);
  const undecided = [...items.values()].filter(({ state }) => state !== 'accepted').map(({ code }) => code);
  if (undecided.length > 0) throw new Refused('incomplete', { current: { undecided } });
  return {
    change: { acceptedAt: ctx.now },
    said: { unchanged },
    afterwards: async () => {
      await certify(ctx, report, items);
      await sayAccepted(ctx, report, publicUrl);
    },
  };
}

async function certify(ctx: ActorContext, report: ReportRow, items: ReadonlyMap<ItemCode, ItemRow>): Promise<void> {
  const { id: revisionId, snapshot } = await ctx.tx.manager.findOneByOrFail(Revision, { jurisdictionId: ctx.jurisdictionId, reportId: report.id, number: report.sentRevision });
  const figures = snapshot.declared.flatMap(({ targetCode: _, item, ...declared }) => {
    const row = items.get(item);
    const common = { ...declared, agencyId: report.agencyId, periodId: report.periodId, revisionId, heldOn: snapshot.figuresOn, provenance: 'certified' as const };
    if (row === undefined || row.verifiedNumerator === null || row.verifiedDenominator === null) return [common];
    // A share was verified as the report counts it; of the same services counted otherwise nothing is known.
    if (declared.definition !== snapshot.definitions[item]) return [];
    return [{ ...common, numerator: row.verifiedNumerator, denominator: row.verifiedDenominator, reachedOn: null }];
  });
  await recordFigures(ctx, figures);
  await recomputeObligations(ctx, { agencyIds: [report.agencyId] });
}

function decidedOf({ state, returnReason, verifiedNumerator, verifiedDenominator, verifiedReason }: Decided): Decided {
  return { state, returnReason, verifiedNumerator, verifiedDenominator, verifiedReason };
}

function wrongField(path: string, expected: string, code: string): Refused {
  return new Refused('invalid_input', { fields: [{ in: 'body', path, code, expected }] });
}
