import { reviewRisk } from '@tiendo/domain/reports';
import { v7 as newId } from 'uuid';
import type { ActorContext } from '../../platform/auth/context.js';
import { recordFigures } from '../figures/public.js';
import { recomputeObligations } from '../obligations/public.js';
import { formFigures } from './form-figures.js';
import type { Act, Outcome } from './outcome.js';
import { receiptNumber } from './receipts.js';
import { declaredFigures, targetsOfAgency } from './report-figures.js';
import { ReportItem } from './report-item.entity.js';
import { confirmSending } from './report-mails.js';
import { agencyOf, nextRevision, roundOf, type ReportRow } from './report.queries.js';
import type { Frozen } from './report.entity.js';
import { Revision } from './revision.entity.js';
import { checksOf, draftSheet, type Sheet, type SheetItem } from './sheet.js';
import { snapshotSha256, type Snapshot } from './snapshot.js';

/**
 * The head sends: all of it is written down as a revision with its hash, a receipt is given, the figures count as declared,
 * and the report takes its place in the reviewer's queue.
 */
export async function send({ ctx, report, publicUrl }: Act): Promise<Outcome> {
  const { frozen } = report;
  if (frozen === null) throw new Error(`report ${report.id} is with its head but has no figures`);
  const sheet = await draftSheet(ctx, report);
  const number = await nextRevision(ctx, report.id);
  // A return begins a new round, so the number stands since then; what was recalled is sent in the round it was in.
  const round = roundOf(report);
  const snapshot = await snapshotOf(ctx, report, sheet, frozen, { revision: number, round });
  const sha256 = snapshotSha256(snapshot);
  const revisionId = newId();
  const receipt = receiptNumber(report.periodCode, report.agencyCode, number);
  await ctx.tx.manager.insert(Revision, {
    jurisdictionId: ctx.jurisdictionId,
    id: revisionId,
    reportId: report.id,
    agencyId: report.agencyId,
    number,
    sentAt: ctx.now,
    sentBy: ctx.actor.personId,
    receiptNumber: receipt,
    sha256,
    snapshot,
  } as never);
  for (const item of sheet.items) await reopen(ctx, report.id, item);

  const changedItems = sheet.items.filter(({ changed }) => changed).length;
  const risk = reviewRisk(checksOf(sheet), round, changedItems);
  return {
    change: {
      sentRevision: number,
      sentAt: ctx.now,
      firstSentAt: report.firstSentAt ?? ctx.now,
      openedAt: null,
      frozen: null,
      round,
      changedItems,
      riskScore: risk.score,
      riskReasons: risk.reasons,
    },
    said: { revision: number, receiptNumber: receipt, sha256 },
    afterwards: async () => {
      await declare(ctx, report, snapshot, revisionId);
      await confirmSending(ctx, report, number, publicUrl);
    },
  };
}

async function snapshotOf(ctx: ActorContext, report: ReportRow, sheet: Sheet, frozen: Frozen, { revision, round }: Pick<Snapshot, 'revision' | 'round'>): Promise<Snapshot> {
  const figures = formFigures(sheet.rule.definition, frozen.offers);
  const { level4, payment, receipt, usage } = figures.items;
  return {
    agency: agencyOf(report),
    period: { code: report.periodCode, startsOn: report.startsOn, cutoffOn: report.cutoffOn },
    revision,
    round,
    sentAt: new Date(ctx.now).toISOString(),
    sentBy: ctx.actor.name,
    dueOn: report.dueOn,
    figuresOn: frozen.on,
    items: sheet.items.map(({ now }) => now),
    returned: sheet.items.flatMap(({ now, returned }) => (returned === null ? [] : [{ code: now.code, reason: returned }])),
    definitions: { level4: sheet.rule.definition, payment: 'payment', receipt: 'receipt', usage: 'dossiers_online' },
    ledgers: { level4: level4.ledger, payment: payment.ledger, receipt: receipt.ledger, usage: usage.ledger },
    denominators: figures.denominators,
    declared: declaredFigures(await targetsOfAgency(ctx, report.agencyId, frozen.on), frozen, figures),
  };
}

/** What was returned, and what is no longer what the reviewer accepted, is open again; the rest keeps its decision. The reasons stay in the revision. */
async function reopen(ctx: ActorContext, reportId: string, { now, before, changed, row }: SheetItem): Promise<void> {
  if (row === null || row.state === 'open' || (row.state === 'accepted' && before !== null && !changed)) return;
  await ctx.tx.manager.update(
    ReportItem,
    { jurisdictionId: ctx.jurisdictionId, reportId, code: now.code },
    { state: 'open', returnReason: null, verifiedNumerator: null, verifiedDenominator: null, verifiedReason: null, version: row.version + 1 },
  );
}

async function declare(ctx: ActorContext, report: ReportRow, { declared, figuresOn }: Snapshot, revisionId: string): Promise<void> {
  await recordFigures(
    ctx,
    declared.map(({ targetId, definition, numerator, denominator, uses, reachedOn }) => ({
      targetId,
      agencyId: report.agencyId,
      periodId: report.periodId,
      revisionId,
      heldOn: figuresOn,
      provenance: 'declared',
      definition,
      numerator,
      denominator,
      uses,
      reachedOn,
    })),
  );
  await recomputeObligations(ctx, { agencyIds: [report.agencyId] });
}
