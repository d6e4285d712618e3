import { Inject, Injectable } from '@nestjs/common';
import { dateAt, instant, MS_OF_HOUR, plainDate, type PlainDate } from '@tiendo/domain/calendar';
import { coalesce, TELLING_HOUR } from '@tiendo/domain/escalation';
import type { Context } from '../../platform/auth/context.js';
import { Contexts } from '../../platform/auth/contexts.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { writeDigests } from './digest-mails.js';
import { writeLedger, type LedgerLine } from './ledger.service.js';
import { noticeBatches, type Notice } from './notices.js';
import { plansBetween } from './plan.js';
import { ensureRules } from './rules.service.js';

const BEFORE_EVERYTHING = plainDate('0001-01-01');

export interface TickResult {
  /** The last day of which everything is told. */
  readonly doneThrough: PlainDate;
  /** Lines that this tick wrote. */
  readonly lines: number;
  readonly mails: number;
}

/** The minute's look at what is to be told. */
@Injectable()
export class ReminderTick {
  constructor(
    private readonly contexts: Contexts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(jurisdictionId: number): Promise<TickResult> {
    return this.contexts.run({ jurisdictionId }, (ctx) => runReminderTick(ctx, this.config.publicUrl));
  }
}

/**
 * Tells what has fallen due since the last tick and up to now, once, whoever runs it and however often: days that were missed
 * are caught up, each person gets one digest with the newest stage of each thing owed. The first tick of a place tells nothing.
 * @param publicUrl where links in mails lead
 */
export async function runReminderTick(ctx: Context, publicUrl: string): Promise<TickResult> {
  await holdReminders(ctx);
  const through = lastToldDay(ctx);
  const progress = await ctx.tx.one<{ doneThrough: PlainDate }>('select done_through as "doneThrough" from reminder_progress where jurisdiction_id = $1', [ctx.jurisdictionId]);
  if (progress === null) return { doneThrough: through, lines: await startReminders(ctx, through), mails: 0 };
  const { doneThrough } = progress;
  if (through <= doneThrough) return { doneThrough, lines: 0, mails: 0 };

  let lines = 0;
  for await (const { notices } of noticeBatches(ctx, await plansBetween(ctx, doneThrough, through))) {
    const told = coalesce(notices).flatMap((digest) => [...digest.told.map((notice) => lineOf(notice, 'told')), ...digest.coalesced.map((notice) => lineOf(notice, 'coalesced'))]);
    lines += (await writeLedger(ctx, told)).length;
  }
  const mails = lines === 0 ? 0 : await writeDigests(ctx, { since: doneThrough, through, publicUrl });
  await ctx.tx.execute('update reminder_progress set done_through = $2 where jurisdiction_id = $1', [ctx.jurisdictionId, through]);
  return { doneThrough: through, lines, mails };
}

/**
 * Begins to remind: what would have been told up to `through` about things that are still owed is written down as before the
 * start, so that it is never told afterwards. A place that has begun already is left alone.
 * @returns how many lines were written
 */
export async function startReminders(ctx: Context, through: PlainDate): Promise<number> {
  await ensureRules(ctx);
  const begun = await ctx.tx.execute('insert into reminder_progress (jurisdiction_id, done_through) values ($1, $2) on conflict do nothing', [ctx.jurisdictionId, through]);
  if (begun === 0) return 0;
  let lines = 0;
  for await (const { notices } of noticeBatches(ctx, await plansBetween(ctx, BEFORE_EVERYTHING, through))) {
    lines += (await writeLedger(ctx, notices.map((notice) => lineOf(notice, 'before_start')))).length;
  }
  return lines;
}

/** One tick of a place at a time; others wait, and then find it done. */
async function holdReminders(ctx: Context): Promise<void> {
  await ctx.tx.query(`select pg_advisory_xact_lock(hashtext('reminders'), $1)`, [ctx.jurisdictionId]);
}

/** The last day whose telling hour has come. */
function lastToldDay({ now, zone }: Context): PlainDate {
  return dateAt(instant(now - TELLING_HOUR * MS_OF_HOUR), zone);
}

function lineOf({ personId, stage, owed }: Notice, state: LedgerLine['state']): LedgerLine {
  const { subject, subjectId, agencyId } = owed;
  return { ruleCode: stage.code, subject, subjectId, agencyId, personId, tellOn: stage.day, state };
}
