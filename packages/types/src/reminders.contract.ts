import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { AgencyCode, AgencyName, DateText, Id, InstantText } from './values.js';

export const ReminderView = z
  .object({
    id: Id,
    ruleCode: z.string(),
    subject: z.enum(['target', 'report', 'urge']),
    subjectName: z.string(),
    agency: AgencyName,
    person: z.string(),
    role: z.string(),
    tellOn: DateText,
    state: z.enum(['told', 'coalesced', 'before_start']),
    /** The mail, where the reader may open it: their own; in a demonstration the administrator everybody's. */
    mailId: Id.nullable(),
    mailState: z.enum(['queued', 'sending', 'sent', 'kept', 'failed', 'ambiguous']).nullable(),
  })
  .meta({ id: 'ReminderView' });
export type ReminderView = z.output<typeof ReminderView>;

export const ReminderPreview = z
  .object({ tellOn: DateText, ruleCode: z.string(), subject: z.enum(['target', 'report']), subjectName: z.string(), agency: AgencyName, person: z.string(), role: z.string() })
  .meta({ id: 'ReminderPreview' });
export type ReminderPreview = z.output<typeof ReminderPreview>;

export const ReminderRuleView = z
  .object({
    id: Id,
    code: z.string(),
    subject: z.enum(['target', 'report']),
    anchor: z.enum(['due', 'cutoff']),
    days: z.int(),
    unit: z.enum(['day', 'working_day']),
    audience: z.array(z.string()),
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ReminderRuleView' });
export type ReminderRuleView = z.output<typeof ReminderRuleView>;

export const MailView = z
  .object({
    id: Id,
    kind: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    state: z.enum(['queued', 'sending', 'sent', 'kept', 'failed', 'ambiguous']),
    createdAt: InstantText,
    sentAt: InstantText.nullable(),
  })
  .meta({ id: 'MailView' });
export type MailView = z.output<typeof MailView>;

export const reminders = {
  list: endpoint({
    id: 'reminders.list',
    method: 'GET',
    path: '/reminders',
    summary: 'The ledger of what was told to whom',
    tag: 'reminders',
    access: 'signed_in',
    action: 'reminder.read',
    query: z.object({ agency: AgencyCode.optional(), after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(ReminderView), next: z.string().nullable() }),
    problems: ['wrong_role'],
  }),
  preview: endpoint({
    id: 'reminders.preview',
    method: 'GET',
    path: '/reminders/preview',
    summary: 'Who will get what on the coming days if nothing changes',
    tag: 'reminders',
    access: 'signed_in',
    action: 'reminder.read',
    query: z.object({ days: z.coerce.number().int().min(1).max(31).default(7) }),
    response: z.object({ items: z.array(ReminderPreview) }),
    problems: ['wrong_role'],
  }),
  urge: endpoint({
    id: 'reminders.urge',
    method: 'POST',
    path: '/reminders/urge',
    summary: 'Urge agencies that still owe their report; the mail goes to the officer and the head',
    tag: 'reminders',
    access: 'signed_in',
    action: 'reminder.urge',
    body: z.object({ agencyCodes: z.array(AgencyCode).min(1).max(200), note: z.string().max(2_000).default('') }),
    response: z.object({ urged: z.array(AgencyName), skipped: z.array(z.object({ agency: AgencyName, because: z.enum(['owes_nothing', 'urged_today', 'nobody_to_tell']) })) }),
    problems: ['wrong_role', 'other_agency', 'not_found'],
  }),
  rules: endpoint({
    id: 'reminders.rules',
    method: 'GET',
    path: '/reminder-rules',
    summary: 'The rules by which reminders go out',
    tag: 'reminders',
    access: 'signed_in',
    action: 'reminder.read',
    response: z.object({ items: z.array(ReminderRuleView) }),
    problems: ['wrong_role'],
  }),
  editRule: endpoint({
    id: 'reminders.edit_rule',
    method: 'PATCH',
    path: '/reminder-rules/:ruleId',
    summary: 'Switch a rule on or off, or move its day',
    tag: 'reminders',
    access: 'signed_in',
    action: 'reminder_rule.edit',
    params: z.object({ ruleId: Id }),
    body: z.object({ version: z.int(), active: z.boolean().optional(), days: z.int().min(-60).max(60).optional() }),
    response: ReminderRuleView,
    problems: ['wrong_role', 'not_found', 'stale_version'],
  }),
  mailbox: endpoint({
    id: 'mailbox.list',
    method: 'GET',
    path: '/mailbox',
    summary: 'Mails to me, and for an administrator of the demonstration to everybody',
    tag: 'reminders',
    access: 'signed_in',
    action: 'mailbox.read',
    query: z.object({ q: z.string().max(200).default(''), after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    response: z.object({ items: z.array(MailView.omit({ text: true, html: true })), next: z.string().nullable(), delivers: z.boolean() }),
    viewing: 'refused',
    problems: ['wrong_role'],
  }),
  mail: endpoint({
    id: 'mailbox.get',
    method: 'GET',
    path: '/mailbox/:mailId',
    summary: 'One mail',
    tag: 'reminders',
    access: 'signed_in',
    action: 'mailbox.read',
    params: z.object({ mailId: Id }),
    response: MailView,
    viewing: 'refused',
    problems: ['wrong_role', 'not_found'],
  }),
};
