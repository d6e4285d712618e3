import { dateAt } from '@tiendo/domain/calendar';
import { REPORT_LIFECYCLE, statusAfter } from '@tiendo/domain/reports';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { accept, returnReport } from './decisions.js';
import { changeReport, holdReport } from './locked-report.js';
import { needed, type Act, type ActBody, type Outcome } from './outcome.js';
import { tellSystems } from './report-events.js';
import { sayGivenBack } from './report-mails.js';
import { send } from './sending.js';
import { recall } from './recall.js';
import { layOutForm } from './start.js';
import { submit } from './submission.js';

/** What each act does besides moving the report along its life cycle. */
const EFFECTS: Readonly<Record<ActBody['action'], (act: Act) => Promise<Outcome>>> = {
  start: async ({ ctx, report }) => {
    await layOutForm(ctx, report);
    return { change: {} };
  },
  submit,
  withdraw: async () => ({ change: { frozen: null } }),
  give_back: giveBack,
  approve: send,
  recall,
  dispatch,
  open: async ({ ctx }) => ({ change: { openedAt: ctx.now } }),
  return: returnReport,
  accept,
};

/**
 * One step in the life of a report, by the table of the life cycle and by nothing else.
 * @throws Refused as `holdReport` does; `invalid_input` without a reason where one is due; `incomplete`
 */
export async function act(ctx: ActorContext, reportId: string, body: ActBody, publicUrl: string): Promise<void> {
  const { report, role } = await holdReport(ctx, reportId, body.action, body.version);
  if (REPORT_LIFECYCLE[body.action].reason) needed(body.reason, 'reason');
  const { change, said, afterwards } = await EFFECTS[body.action]({ ctx, report, body, publicUrl });
  const status = statusAfter(body.action, report.status);
  await changeReport(ctx, report, { ...change, status });
  await audit(ctx, { action: `report.${body.action}`, subjectKind: 'report', subjectId: reportId, agencyId: report.agencyId, role, before: { status: report.status }, after: { status, ...said } });
  await afterwards?.();
  await tellSystems(ctx, reportId, body.action, publicUrl);
}

/** The head's own return: a draft again, with the reason beside it. */
async function giveBack({ ctx, report, body, publicUrl }: Act): Promise<Outcome> {
  const reason = needed(body.reason, 'reason');
  return { change: { frozen: null, givenBackReason: reason }, said: { reason }, afterwards: () => sayGivenBack(ctx, report, reason, publicUrl) };
}

/** The clerk's number and day of the paper: not before the head approved what is dispatched, and not ahead. */
async function dispatch({ ctx, report, body }: Act): Promise<Outcome> {
  const dispatchNumber = needed(body.dispatchNumber, 'dispatchNumber');
  const dispatchedOn = needed(body.dispatchedOn, 'dispatchedOn') as typeof ctx.today;
  const wrongDay = (code: 'before_approval' | 'date_ahead', expected: string): Refused => new Refused('invalid_input', { fields: [{ in: 'body', path: 'dispatchedOn', code, expected, written: dispatchedOn }] });
  if (dispatchedOn > ctx.today) throw wrongDay('date_ahead', `<= ${ctx.today}`);
  const approvedOn = report.sentAt === null ? null : dateAt(report.sentAt, ctx.zone);
  if (approvedOn !== null && dispatchedOn < approvedOn) throw wrongDay('before_approval', `>= ${approvedOn}`);
  return { change: { dispatchNumber, dispatchedOn }, said: { dispatchNumber, dispatchedOn } };
}
