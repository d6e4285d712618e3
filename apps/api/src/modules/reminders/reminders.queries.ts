import { scopeOf } from '@tiendo/domain/access';
import { reportTitle } from '@tiendo/phrases';
import type { AgencyName, QueryOf, reminders, ReminderView, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { inScope } from '../../platform/auth/permit.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { readableMailsOf } from '../mailbox/public.js';

interface ReminderRow extends Omit<ReminderView, 'subjectName' | 'agency'> {
  readonly agencyId: string;
  readonly agencyCode: string;
  readonly agencyNameVi: string;
  readonly agencyNameEn: string;
  readonly agencyKind: AgencyName['kind'];
  readonly targetNameVi: string | null;
  readonly targetNameEn: string | null;
  readonly periodCode: string | null;
  readonly periodKind: 'quarter' | 'one_off';
  readonly cutoffOn: string;
}

/** The ledger of the agencies in sight, the newest day first; a page at a time. */
export async function reminderList(ctx: ActorContext, { agency, after, limit }: QueryOf<typeof reminders.list>): Promise<ResponseOf<typeof reminders.list>> {
  const values: unknown[] = [ctx.jurisdictionId, ctx.today, limit + 1];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['n.jurisdiction_id = $1', inScope(scopeOf(ctx.actor, 'reminder.read'), 'n.agency_id', 'v.parent_agency_id', values)];
  const reader = value(readableMailsOf(ctx));
  if (agency !== undefined) conditions.push(`a.code = ${value(agency)}`);
  if (after !== undefined) {
    const [tellOn, id] = decodeCursor(after, ['day', 'uuid']);
    conditions.push(`(n.tell_on, n.id) < (${value(tellOn)}::date, ${value(id)}::uuid)`);
  }
  const rows = await ctx.tx.query<ReminderRow>(
    `select n.id, n.rule_code as "ruleCode", n.subject, n.tell_on as "tellOn", n.state, case when ${reader}::uuid is null or n.person_id = ${reader} then n.mail_id end as "mailId", wall.mail_state(n.mail_id) as "mailState", h.name as person,
       coalesce(held.role, '') as role, n.agency_id as "agencyId", a.code as "agencyCode", v.name_vi as "agencyNameVi", v.name_en as "agencyNameEn", v.kind as "agencyKind",
       t.name_vi as "targetNameVi", t.name_en as "targetNameEn", p.code as "periodCode", p.kind as "periodKind", p.cutoff_on as "cutoffOn"
     from reminders n
     join agencies a on a.jurisdiction_id = n.jurisdiction_id and a.id = n.agency_id
     join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)
     join people h on h.jurisdiction_id = n.jurisdiction_id and h.id = n.person_id
     left join reports r on n.subject <> 'target' and r.jurisdiction_id = n.jurisdiction_id and r.id = n.subject_id
     left join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     left join target_versions t on n.subject = 'target' and t.jurisdiction_id = n.jurisdiction_id and t.target_id = n.subject_id
       and t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2)
     left join lateral (
       select s.role from memberships s
       where s.jurisdiction_id = n.jurisdiction_id and s.person_id = n.person_id
         and (s.agency_id = n.agency_id and s.role in ('reporting_officer', 'head') or s.role = 'city_office')
       order by s.role = 'city_office', s.role desc limit 1
     ) held on true
     where ${conditions.join(' and ')}
     order by n.tell_on desc, n.id desc limit $3`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map((row) => reminderView(ctx, row)), next: last === undefined ? null : encodeCursor([last.tellOn, last.id]) };
}

function reminderView({ locale }: ActorContext, row: ReminderRow): ReminderView {
  const { id, ruleCode, subject, tellOn, state, mailId, mailState, person, role } = row;
  const target = (locale === 'vi' ? row.targetNameVi : row.targetNameEn) ?? '';
  return {
    id,
    ruleCode,
    subject,
    tellOn,
    state,
    mailId,
    mailState,
    person,
    role,
    subjectName: row.periodCode === null ? target : reportTitle({ code: row.periodCode, kind: row.periodKind, cutoffOn: row.cutoffOn }, locale),
    agency: { id: row.agencyId, code: row.agencyCode, nameVi: row.agencyNameVi, nameEn: row.agencyNameEn, kind: row.agencyKind },
  };
}
