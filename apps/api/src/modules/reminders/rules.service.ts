import { DEFAULT_REMINDER_RULES, type ReminderRule } from '@tiendo/domain/escalation';
import type { BodyOf, ReminderRuleView, reminders } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { ReminderRuleRow } from './reminder-rule.entity.js';

/** The rules of the place, in the order in which a matter rises. */
export async function reminderRules(ctx: Context): Promise<ReminderRuleView[]> {
  const rows = await ctx.tx.query<ReminderRuleView>(
    'select id, code, subject, anchor, days, unit, audience, active, version from reminder_rules where jurisdiction_id = $1',
    [ctx.jurisdictionId],
  );
  return rows.sort((a, b) => placeOf(a.code) - placeOf(b.code) || (a.code < b.code ? -1 : 1));
}

/** Those that are switched on, as the domain reads them. */
export async function activeRules(ctx: Context): Promise<ReminderRule[]> {
  const rows = await reminderRules(ctx);
  return rows
    .filter(({ active }) => active)
    .map(({ code, subject, anchor, days, unit, audience }) => ({ code, subject, anchor, offset: days, unit, audiences: audience as ReminderRule['audiences'] }));
}

/** The rules an installation starts with; one that has rules keeps its own. */
export async function ensureRules(ctx: Context): Promise<void> {
  if ((await ctx.tx.one('select 1 as one from reminder_rules where jurisdiction_id = $1 limit 1', [ctx.jurisdictionId])) !== null) return;
  await ctx.tx.manager.insert(
    ReminderRuleRow,
    DEFAULT_REMINDER_RULES.map(({ offset, audiences, ...rule }) => ({ ...rule, jurisdictionId: ctx.jurisdictionId, id: newId(), days: offset, audience: [...audiences] })),
  );
}

/**
 * Switches a rule on or off, or moves its day; what was told stays told.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`
 */
export async function editRule(ctx: ActorContext, ruleId: string, { version, active, days }: BodyOf<typeof reminders.editRule>): Promise<ReminderRuleView> {
  const { role } = permit(ctx, 'reminder_rule.edit', null);
  const key = { jurisdictionId: ctx.jurisdictionId, id: ruleId };
  const rule = await ctx.tx.manager.findOne(ReminderRuleRow, { where: key, lock: { mode: 'pessimistic_write' } });
  if (rule === null) throw new Refused('not_found');
  const before = { active: rule.active, days: rule.days };
  if (rule.version !== version) throw new Refused('stale_version', { current: { ...before, version: rule.version } });
  const after = { active: active ?? rule.active, days: days ?? rule.days };
  if (after.active !== before.active || after.days !== before.days) {
    await ctx.tx.manager.update(ReminderRuleRow, key, { ...after, version: version + 1 });
    await audit(ctx, { action: 'reminder_rule.edit', subjectKind: 'reminder_rule', subjectId: ruleId, role, before: { code: rule.code, ...before }, after });
  }
  const changed = (await reminderRules(ctx)).find(({ id }) => id === ruleId);
  if (changed === undefined) throw new Refused('not_found');
  return changed;
}

function placeOf(code: string): number {
  const place = DEFAULT_REMINDER_RULES.findIndex((rule) => rule.code === code);
  return place < 0 ? DEFAULT_REMINDER_RULES.length : place;
}
