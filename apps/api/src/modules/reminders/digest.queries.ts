import type { PlainDate } from '@tiendo/domain/calendar';
import type { Fraction } from '@tiendo/domain/figures';
import type { Locale } from '@tiendo/phrases';
import type { Context } from '../../platform/auth/context.js';
import { HAS_SENT } from '../reports/public.js';

/** The days told by one tick: after `since`, up to `through`. */
export interface UntoldSpan {
  readonly since: PlainDate;
  readonly through: PlainDate;
}

/** Whom a mail is for. */
export interface Addressee {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  /** Whether what they are told of is made up. */
  readonly illustrative: boolean;
}

/** One thing that a person is told of. */
export interface DigestLine {
  readonly personId: string;
  readonly subjectId: string;
  readonly agencyCode: string;
  readonly agencyNameVi: string;
  readonly agencyNameEn: string;
  /** Whether it is theirs to do; else they watch over who owes it. */
  readonly own: boolean;
  readonly dueOn: PlainDate;
  readonly report: {
    readonly code: string;
    readonly kind: 'quarter' | 'one_off';
    readonly cutoffOn: PlainDate;
    /** It was sent and came back; else it was never sent. */
    readonly cameBack: boolean;
    /** Of what came back alike, some is being written again: a draft, or with its head. */
    readonly isMended: boolean;
  } | null;
  readonly target: {
    readonly code: string;
    readonly nameVi: string;
    readonly nameEn: string;
    readonly kind: 'ratio' | 'adoption';
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly threshold: Fraction;
  } | null;
  /** How many agencies owe the same by the same day, listed or not. */
  readonly count: number;
}

interface LineRow extends Omit<DigestLine, 'report' | 'target'> {
  readonly code: string | null;
  readonly targetCode: string;
  readonly cameBack: boolean;
  readonly isMended: boolean;
  readonly periodKind: 'quarter' | 'one_off';
  readonly cutoffOn: PlainDate;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: 'ratio' | 'adoption';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly thresholdNumerator: number;
  readonly thresholdDenominator: number;
}

const TOLD_WITHOUT_MAIL = `n.state = 'told' and n.subject <> 'urge' and n.mail_id is null`;
const ADDRESSEE = 'p.id as "personId", p.name, p.email, p.locale, j.illustrative';

/** Everybody who is told of something in these days and has no mail about it yet. */
export function untoldPeople(ctx: Context, { since, through }: UntoldSpan): Promise<Addressee[]> {
  return ctx.tx.query<Addressee>(
    `select ${ADDRESSEE}
     from people p join jurisdictions j on j.id = p.jurisdiction_id
     where p.jurisdiction_id = $1 and p.locked_at is null and exists (
       select from reminders n
       where n.jurisdiction_id = p.jurisdiction_id and n.person_id = p.id and ${TOLD_WITHOUT_MAIL} and n.tell_on > $2 and n.tell_on <= $3)
     order by p.email`,
    [ctx.jurisdictionId, since, through],
  );
}

/** These people, as mails address them. */
export function addressees(ctx: Context, personIds: readonly string[]): Promise<Addressee[]> {
  return ctx.tx.query<Addressee>(
    `select ${ADDRESSEE} from people p join jurisdictions j on j.id = p.jurisdiction_id
     where p.jurisdiction_id = $1 and p.locked_at is null and p.id = any($2::uuid[]) order by p.email`,
    [ctx.jurisdictionId, personIds],
  );
}

/** How many lines there are at most of what several agencies owe alike. */
export interface MostLines {
  /** Of the person's own agencies. */
  readonly own: number;
  /** Of agencies that the person watches over. */
  readonly watched: number;
}

/** What these people are told of in these days, the first due first. */
export function digestLines(ctx: Context, { since, through }: UntoldSpan, personIds: readonly string[], most: MostLines): Promise<DigestLine[]> {
  return linesWhere(ctx, most, (value) => `${TOLD_WITHOUT_MAIL} and n.tell_on > ${value(since)} and n.tell_on <= ${value(through)} and n.person_id = any(${value(personIds)}::uuid[])`);
}

/** Lines of the ledger, as a mail says them. */
export function linesById(ctx: Context, ids: readonly string[], most: MostLines): Promise<DigestLine[]> {
  return linesWhere(ctx, most, (value) => `n.id = any(${value(ids)}::uuid[])`);
}

async function linesWhere(ctx: Context, most: MostLines, condition: (value: (given: unknown) => string) => string): Promise<DigestLine[]> {
  const values: unknown[] = [ctx.jurisdictionId, ctx.today, most.own, most.watched];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const rows = await ctx.tx.query<LineRow>(
    `with owed as (
       select n.id, n.person_id as "personId", n.subject_id as "subjectId", a.code as "agencyCode", v.name_vi as "agencyNameVi", v.name_en as "agencyNameEn", v.position,
         exists (
           select from held_roles m
           where m.jurisdiction_id = n.jurisdiction_id and m.person_id = n.person_id and m.agency_id = n.agency_id and m.role in ('reporting_officer', 'head')
             and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)) as own,
         coalesce(r.return_due_on, r.due_on, t.due_on) as "dueOn", coalesce(p.id, t.target_id) as thing,
         p.code, ${HAS_SENT} as "cameBack", r.status <> 'returned' as mending, p.kind as "periodKind", p.cutoff_on as "cutoffOn",
         tc.code as "targetCode", t.name_vi as "nameVi", t.name_en as "nameEn", t.kind,
         -- Who is silent has no figure; what the register computes for them would read as a reported zero.
         case when o.status <> 'not_reported' then o.numerator end as numerator, case when o.status <> 'not_reported' then o.denominator end as denominator,
         t.threshold_numerator as "thresholdNumerator", t.threshold_denominator as "thresholdDenominator"
       from reminders n
       join agencies a on a.jurisdiction_id = n.jurisdiction_id and a.id = n.agency_id
       join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)
       left join reports r on n.subject <> 'target' and r.jurisdiction_id = n.jurisdiction_id and r.id = n.subject_id
       left join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
       left join target_versions t on n.subject = 'target' and t.jurisdiction_id = n.jurisdiction_id and t.target_id = n.subject_id
         and t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2)
       left join targets tc on tc.jurisdiction_id = t.jurisdiction_id and tc.id = t.target_id
       left join obligations o on o.jurisdiction_id = t.jurisdiction_id and o.target_id = t.target_id and o.agency_id = n.agency_id
       where n.jurisdiction_id = $1 and ${condition(value)}
     )
     select * from (
       select owed.*, count(*) over alike as count, bool_or(mending) over alike as "isMended", row_number() over (alike order by position, id) as place
       from owed window alike as (partition by "personId", own, thing, "dueOn", "cameBack")
     ) line
     where place <= case when own then $3::integer else $4::integer end
     order by "personId", own desc, "dueOn", thing, "cameBack", place`,
    values,
  );
  return rows.map(lineOf);
}

function lineOf(row: LineRow): DigestLine {
  const { personId, subjectId, agencyCode, agencyNameVi, agencyNameEn, own, dueOn, count, code, nameVi, nameEn, kind, numerator, denominator } = row;
  return {
    personId,
    subjectId,
    agencyCode,
    agencyNameVi,
    agencyNameEn,
    own,
    dueOn,
    count,
    report: code === null ? null : { code, kind: row.periodKind, cutoffOn: row.cutoffOn, cameBack: row.cameBack, isMended: row.isMended },
    target: code !== null ? null : { code: row.targetCode, nameVi, nameEn, kind, numerator, denominator, threshold: { numerator: row.thresholdNumerator, denominator: row.thresholdDenominator } },
  };
}
