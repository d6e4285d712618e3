import type { Membership, Role } from '@tiendo/domain/access';
import type { UrgeWords } from '@tiendo/papers';
import { ROLE_NAMES, type Locale } from '@tiendo/phrases';
import type { AgencyName, BodyOf, reminders, ResponseOf } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById, agenciesOn, presentAgency, type AgencyRow } from '../agencies/public.js';
import { tellableOf } from '../people/public.js';
import { MOST_LINES, writeDigest } from './digest-mails.js';
import { addressees, linesById } from './digest.queries.js';
import { writeLedger, type LedgerLine } from './ledger.service.js';
import { urgeableReports, type Owed } from './owing.queries.js';

const URGED: readonly Role[] = ['reporting_officer', 'head'];
/** In the ledger where a rule's code stands. */
export const URGE = 'urge';

type Skipped = ResponseOf<typeof reminders.urge>['skipped'][number];

/**
 * Urges agencies that still owe a report: a mail to officer and head of each, once a day whoever urges. Who owes nothing is
 * skipped and named.
 * @throws Refused `not_found`, `wrong_role`, `other_agency` where one of the agencies is not the actor's to urge: then nobody is
 */
export async function urge(ctx: ActorContext, { agencyCodes, note }: BodyOf<typeof reminders.urge>, publicUrl: string): Promise<ResponseOf<typeof reminders.urge>> {
  const { agencies, as } = await agenciesToUrge(ctx, new Set(agencyCodes));
  const ids = agencies.map(({ id }) => id);
  const [owed, members] = await Promise.all([urgeableReports(ctx, ids), tellableOf(ctx, ids, URGED)]);
  const owedBy = Map.groupBy(owed, ({ agencyId }) => agencyId);
  const peopleOf = Map.groupBy(members, ({ agencyId }) => agencyId);

  const lines = agencies.flatMap(({ id }) => linesOf(ctx, owedBy.get(id) ?? [], new Set((peopleOf.get(id) ?? []).map(({ personId }) => personId))));
  const alreadyUrged = await urgedToday(ctx, ids);
  const written = await writeLedger(ctx, lines.filter(({ agencyId }) => !alreadyUrged.has(agencyId)));
  await writeMails(ctx, written, await wordsOf(ctx, as, agencies, note), publicUrl);

  const reached = new Set(written.map(({ agencyId }) => agencyId));
  const because = ({ id }: AgencyRow): Skipped['because'] => (!owedBy.has(id) ? 'owes_nothing' : peopleOf.has(id) ? 'urged_today' : 'nobody_to_tell');
  for (const { id, code } of agencies.filter((agency) => reached.has(agency.id))) {
    await audit(ctx, { action: 'reminder.urge', subjectKind: 'agency', subjectId: id, agencyId: id, after: { agency: code, note, reports: (owedBy.get(id) ?? []).map(({ subjectId }) => subjectId) } });
  }
  return {
    urged: agencies.filter(({ id }) => reached.has(id)).map((agency): AgencyName => presentAgency(agency)),
    skipped: agencies.filter(({ id }) => !reached.has(id)).map((agency): Skipped => ({ agency: presentAgency(agency), because: because(agency) })),
  };
}

async function agenciesToUrge(ctx: ActorContext, codes: ReadonlySet<string>): Promise<{ agencies: AgencyRow[]; as: Membership | undefined }> {
  const agencies = (await agenciesOn(ctx.tx, ctx.jurisdictionId, ctx.today)).filter(({ code }) => codes.has(code));
  if (agencies.length < codes.size) throw new Refused('not_found');
  const [as] = agencies.map(({ id, parentAgencyId }) => permit(ctx, 'reminder.urge', { agencyId: id, parentAgencyId }));
  return { agencies, as };
}

/** What a mail says of who urges, to who belongs to these agencies in their language. */
type WordsTo = (agencyIds: ReadonlySet<string>, locale: Locale) => UrgeWords;

/** In the name of the agency for which the actor may urge; who belongs to none is called by their role. */
async function wordsOf(ctx: ActorContext, as: Membership | undefined, agencies: readonly AgencyRow[], note: string): Promise<WordsTo> {
  const [office] = as?.agencyId ? await agenciesById(ctx.tx, ctx.jurisdictionId, [as.agencyId], ctx.today) : [];
  return (agencyIds, locale) => ({
    office: office === undefined ? ROLE_NAMES[locale][as?.role ?? 'city_office'] : locale === 'vi' ? office.nameVi : office.nameEn,
    person: ctx.actor.name,
    asks: as?.role === 'coordinator' || agencies.some(({ id, kind }) => kind === 'central' && agencyIds.has(id)),
    note,
  });
}

function linesOf(ctx: ActorContext, owed: readonly Owed[], people: ReadonlySet<string>): LedgerLine[] {
  return owed.flatMap(({ subjectId, agencyId }) =>
    [...people].map((personId): LedgerLine => ({ ruleCode: URGE, subject: 'urge', subjectId, agencyId, personId, tellOn: ctx.today, state: 'told' })),
  );
}

async function urgedToday(ctx: ActorContext, agencyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.query<{ id: string }>(
    `select distinct agency_id as id from reminders where jurisdiction_id = $1 and tell_on = $2 and rule_code = $3 and agency_id = any($4::uuid[])`,
    [ctx.jurisdictionId, ctx.today, URGE, agencyIds],
  );
  return new Set(rows.map(({ id }) => id));
}

async function writeMails(ctx: ActorContext, written: readonly { id: string; personId: string; agencyId: string }[], wordsTo: WordsTo, publicUrl: string): Promise<void> {
  if (written.length === 0) return;
  const ofPerson = Map.groupBy(written, ({ personId }) => personId);
  const lines = Map.groupBy(await linesById(ctx, written.map(({ id }) => id), MOST_LINES), ({ personId }) => personId);
  for (const to of await addressees(ctx, [...ofPerson.keys()])) {
    const mailId = await writeDigest(ctx, to, lines.get(to.personId) ?? [], publicUrl, wordsTo(new Set((ofPerson.get(to.personId) ?? []).map(({ agencyId }) => agencyId)), to.locale));
    await ctx.tx.execute('update reminders set mail_id = $3 where jurisdiction_id = $1 and id = any($2::uuid[])', [ctx.jurisdictionId, (ofPerson.get(to.personId) ?? []).map(({ id }) => id), mailId]);
  }
}
