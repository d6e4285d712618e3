import { scopeOf } from '@tiendo/domain/access';
import { addDays, maxDate, type PlainDate } from '@tiendo/domain/calendar';
import { reportTitle } from '@tiendo/phrases';
import type { AgencyName, ReminderPreview } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { agenciesOn, presentAgency, type AgencyRow } from '../agencies/public.js';
import { allPeriods } from '../periods/public.js';
import { targetsInForce } from '../targets/public.js';
import { noticeBatches, type Notice, type NoticeBatch } from './notices.js';
import { plansBetween, type Plan } from './plan.js';

/** Nobody reads further; the days come one after the other, so the nearest are there. */
const MOST_ITEMS = 1_000;

/**
 * Who will get what from now to `days` days ahead if nothing changes, the nearest day first. A stage of this morning that the
 * tick has not told yet counts as coming.
 */
export async function reminderPreview(ctx: ActorContext, days: number): Promise<ReminderPreview[]> {
  const until = addDays(ctx.today, days);
  const progress = await ctx.tx.one<{ doneThrough: PlainDate }>('select done_through as "doneThrough" from reminder_progress where jurisdiction_id = $1', [ctx.jurisdictionId]);
  // After several skipped days the tick catches all of them up: what it will tell then is not of the coming days.
  const since = maxDate(addDays(ctx.today, -1), progress?.doneThrough ?? ctx.today);
  if (since >= until) return [];
  const [plans, agencies, names] = await Promise.all([plansBetween(ctx, since, until), agenciesInSight(ctx), subjectNames(ctx)]);
  const named = new Map(agencies.map((agency): [string, AgencyName] => [agency.id, presentAgency(agency)]));

  const items: ReminderPreview[] = [];
  for (const day of [...new Set(plans.flatMap(({ stages }) => stages.map((stage) => stage.day)))].sort()) {
    for await (const batch of noticeBatches(ctx, plansOn(plans, day), new Set(named.keys()))) {
      items.push(...batch.notices.map((notice) => previewOf(notice, batch, named, names)));
      if (items.length >= MOST_ITEMS) return items.slice(0, MOST_ITEMS);
    }
  }
  return items;
}

function plansOn(plans: readonly Plan[], day: PlainDate): Plan[] {
  return plans.map((plan) => ({ ...plan, stages: plan.stages.filter((stage) => stage.day === day) })).filter(({ stages }) => stages.length > 0);
}

function previewOf({ personId, stage, owed }: Notice, batch: NoticeBatch, agencies: ReadonlyMap<string, AgencyName>, names: ReadonlyMap<string, string>): ReminderPreview {
  const agency = agencies.get(owed.agencyId);
  const person = batch.members.find((member) => member.personId === personId && member.agencyId === owed.agencyId) ?? batch.cityOffice.find((member) => member.personId === personId);
  if (agency === undefined || person === undefined) throw new Error('a notice goes to somebody about an agency in sight');
  return { tellOn: stage.day, ruleCode: stage.code, subject: owed.subject, subjectName: names.get(owed.of) ?? '', agency, person: person.name, role: 'role' in person ? String(person.role) : 'city_office' };
}

async function agenciesInSight(ctx: ActorContext): Promise<AgencyRow[]> {
  const scope = scopeOf(ctx.actor, 'reminder.read');
  const agencies = await agenciesOn(ctx.tx, ctx.jurisdictionId, ctx.today);
  if (scope.kind === 'city') return agencies;
  return agencies.filter(({ id, parentAgencyId }) => scope.own.includes(id) || (parentAgencyId !== null && scope.childrenOf.includes(parentAgencyId)));
}

async function subjectNames(ctx: ActorContext): Promise<ReadonlyMap<string, string>> {
  const { tx, jurisdictionId, locale, today } = ctx;
  const [targets, periods] = await Promise.all([targetsInForce(tx, jurisdictionId, today), allPeriods(tx, jurisdictionId)]);
  return new Map([
    ...targets.map(({ id, nameVi, nameEn }): [string, string] => [id, locale === 'vi' ? nameVi : nameEn]),
    ...periods.map((period): [string, string] => [period.id, reportTitle(period, locale)]),
  ]);
}
