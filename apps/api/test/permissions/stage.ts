import { createHash, randomUUID } from 'node:crypto';
import type { Client } from '@tiendo/client';
import { KEY_SCOPE_NAMES, type KeyScope } from '@tiendo/domain/access';
import { apiKeys, delegations, handOvers, people, register, reminders, reports, webhooks } from '@tiendo/types';
import { newSecret, recoveryHash } from '../../src/modules/account/totp.js';
import { bindTarget } from '../../src/modules/obligations/public.js';
import { runReminderTick } from '../../src/modules/reminders/public.js';
import { ensureReports } from '../../src/modules/reports/public.js';
import { passwordHash } from '../../src/platform/auth/password-hash.js';
import { seal } from '../../src/platform/auth/sealed.js';
import { bootApp, type TestApp } from '../app.js';
import { aCity, services, type City } from '../city.js';
import { aMembership, anAgency, aPerson } from '../factories.js';
import { tokenOfLink } from '../link-token.js';
import { someProcedures } from '../order.js';
import { deskOf, type Desk } from '../reporting.js';
import { WHO, type Letter } from './people.js';
import { snapshotsOf, type Snapshots } from './snapshots.js';

/** The states in which the reports of ward TK-1 and of the coordinating department stand, each remembered whole. */
export type StateName = 'not_started' | 'draft' | 'with_head' | 'sent' | 'in_review' | 'to_return' | 'second_round' | 'to_accept' | 'lent' | 'handed_over';

/** Words and numbers of ward TK-1 that stand nowhere else, so that an answer that holds one tells of the ward. */
export const PLANTED = {
  words: 'qzlamviec',
  cause: 'qznguyennhan',
  fileName: 'qzminhchung',
  fileContent: 'qznoidung',
  barrier: 'qzvuongmac',
  importName: 'qznhaptep',
  urged: 'qzdondoc',
  returned: 'qztralai',
} as const;
export const USES = { paidOnline: 48271, receiptsIssued: 48273, dossiersOnline: 48277 } as const;

/** By which an answer names the ward. */
export const WARD_NAME = 'UBND phường TK-1';
export const SETUP_TOKEN = 'a-setup-token-that-is-long-enough';

export interface Things {
  readonly reportId: string;
  /** Of the coordinating department. */
  readonly coordinatorsReportId: string;
  readonly evidenceId: string;
  readonly offerId: string;
  readonly untakenProcedureId: string;
  readonly importId: string;
  readonly ruleId: string;
  /** By which the ward's officer lent their role to another ward's clerk, in the state `lent`. */
  readonly delegationId: string;
  /** Of the ward's clerk to another ward's, in the state `handed_over`. */
  readonly handOverId: string;
  readonly keyId: string;
  readonly webhookId: string;
  /** Of a delivery that has failed for good. */
  readonly deliveryId: string;
  /** Of a person who has no password yet. */
  readonly invitation: string;
  /** Of the ward's officer, as are the two ways to sign in. */
  readonly passkeyId: string;
  readonly identityId: string;
  /** By which the leader's app makes its codes. */
  readonly totpSecret: string;
  /** Of another app, which they have begun to set up. */
  readonly nextTotpSecret: string;
}

/** Of the leader, who has set up a second factor and given it. */
export const PASSWORD = 'bốn con cá vàng';

export interface Stage {
  readonly app: TestApp;
  readonly city: City;
  /** Another city in the same database, whose agencies have other codes. */
  readonly elsewhere: City;
  readonly things: Things;
  readonly ward: Desk;
  readonly coordinators: Desk;
  readonly snapshots: Snapshots;
  /** The Cookie header of each person, the Authorization header of each system, null for nobody. */
  readonly cookies: Readonly<Record<Letter, string | null>>;
}

/** The city of the order in small on Monday 16 September 2019, brought by the product's own commands through every state that a test needs. */
export async function setStage(): Promise<Stage> {
  const app = await bootApp();
  const city = await aCity(app, { STTTT: services(4, 2), SXD: services(2, 3), CT: services(1, 1), 'HV-1': services(1, 2) });
  const elsewhere = await aCity(app);
  await app.sql(`update agencies set code = 'XA-' || code where jurisdiction_id = $1`, [elsewhere.jurisdictionId]);
  await anotherDepartment(app, city);
  const cookies = await signInAll(app, city);
  await lastQuarter(app, city);
  const [ward, coordinators] = [await deskOf(app, city, 'TK-1', 'head.TK'), await deskOf(app, city, 'STTTT', 'city_office')];
  await (await deskOf(app, city, 'SXD')).bring('sent');
  await (await deskOf(app, city, 'HV-1')).bring('draft');

  const { offerId, untakenProcedureId } = await fillRegister(app, city, ward);
  const importId = await tryImport(ward);
  await urgeOnFriday(app, city);
  await app.run(city.jurisdictionId, (ctx) => runReminderTick(ctx, 'http://localhost'));
  const admin = await app.asPerson(city.people.administrator);
  const invited = await admin.call(people.add, { body: { name: 'Người được mời', email: 'duoc-moi@demo.test', role: 'leader', agencyCode: null } });
  const [rule] = (await admin.call(reminders.rules, {})).items;
  await app.sql('update installation set setup_token_hash = $1', [createHash('sha256').update(SETUP_TOKEN).digest('hex')]);

  const ways = { ...(await otherWaysIn(app, city)), ...(await twoFactors(app, city)) };
  const integration = await connectSystems(app, city);
  const snapshots = await snapshotsOf(app);
  const evidenceId = await throughEveryState(snapshots, ward, coordinators);
  const [delegationId, handOverId] = await standIns(app, city, snapshots);
  return {
    app,
    city,
    elsewhere,
    ward,
    coordinators,
    snapshots,
    cookies,
    things: {
      reportId: ward.reportId,
      coordinatorsReportId: coordinators.reportId,
      evidenceId,
      offerId,
      untakenProcedureId,
      importId,
      ruleId: rule?.id ?? '',
      delegationId,
      handOverId,
      ...ways,
      ...integration,
      invitation: tokenOfLink(invited.link),
    },
  };
}

/** The ward's officer also signs in by a passkey and by an account elsewhere. */
async function otherWaysIn(app: TestApp, { people: staff }: City): Promise<Pick<Things, 'passkeyId' | 'identityId'>> {
  const { authUserId } = staff['officer.TK-1'];
  const [passkeyId, identityId] = [randomUUID(), randomUUID()];
  await app.sql(`insert into auth.passkeys (id, user_id, credential_id, public_key, counter, transports, synced, name) values ($1, $2, 'a-credential', 'a key', 0, '{}', false, 'Máy tính cơ quan')`, [passkeyId, authUserId]);
  await app.sql(`insert into auth.openid_identities (id, issuer, subject, user_id, email) values ($1, 'https://id.example', 'officer', $2, 'officer@demo.test')`, [identityId, authUserId]);
  return { passkeyId, identityId };
}

async function twoFactors(app: TestApp, { people: { leader } }: City): Promise<Pick<Things, 'totpSecret' | 'nextTotpSecret'>> {
  const [totpSecret, nextTotpSecret] = [newSecret(), newSecret()];
  const sealed = (secret: string): string => seal(app.config.authSecret, 'totp', secret);
  await app.sql('insert into auth.totp (user_id, secret, next_secret, confirmed_at) values ($1, $2, $3, now())', [leader.authUserId, sealed(totpSecret), sealed(nextTotpSecret)]);
  await app.sql('insert into auth.recovery_codes (user_id, hash) values ($1, $2)', [leader.authUserId, await recoveryHash('AAAAA-BBBBB')]);
  await app.sql('update auth."session" set "secondFactorAt" = now() where "userId" = $1', [leader.authUserId]);
  await app.sql(`update auth."account" set "password" = $2 where "userId" = $1`, [leader.authUserId, await passwordHash(PASSWORD)]);
  return { totpSecret, nextTotpSecret };
}

/** The reports that go through every state have one before them, so that some of their items are as they were. */
async function lastQuarter(app: TestApp, city: City): Promise<void> {
  await app.setClock(city.jurisdictionId, '2019-07-05');
  for (const agency of ['TK-1', 'STTTT'] as const) {
    const [row] = await app.sql<{ id: string }>('select id from reports where jurisdiction_id = $1 and period_id = $2 and agency_id = $3', [city.jurisdictionId, city.periods.q2, city.agencies[agency].id]);
    await (await deskOf(app, { ...city, report: async () => row?.id ?? '' }, agency)).bring('sent');
  }
  await app.setClock(city.jurisdictionId, '2019-09-16');
}

/** So that a department is not alone among its kind; its report is not begun. */
async function anotherDepartment(app: TestApp, { jurisdictionId, targets, periods }: City): Promise<void> {
  const { id: agencyId } = await app.inTx((tx) => anAgency(tx, jurisdictionId, { code: 'SYT', nameVi: 'Sở Y tế' }));
  await app.run(jurisdictionId, async (ctx) => {
    for (const target of Object.values(targets)) await bindTarget(ctx, target, [{ agencyId, asked: false }]);
    await ensureReports(ctx, periods.q3);
  });
}

async function signInAll(app: TestApp, { jurisdictionId, people: staff, agencies }: City): Promise<Stage['cookies']> {
  const former = await app.inTx(async (tx) => {
    const person = await aPerson(tx, jurisdictionId, { name: 'Người đã thôi việc' });
    await aMembership(tx, { jurisdictionId, personId: person.id, role: 'reporting_officer', agencyId: agencies['TK-1'].id, validTo: '2019-09-16' });
    return person;
  });
  const cookies = {} as Record<Letter, string | null>;
  for (const [letter, person] of Object.entries(WHO)) cookies[letter as Letter] = await app.cookieOf(staff[person]);
  const admin = await app.asPerson(staff.administrator);
  const cityScopes = KEY_SCOPE_NAMES.filter((scope) => scope !== 'register.write');
  return { ...cookies, y: await bearer(admin, 'TK-1', KEY_SCOPE_NAMES), z: await bearer(admin, null, cityScopes), x: await app.cookieOf(former), n: null };
}

async function bearer(admin: Client, agencyCode: string | null, scopes: readonly KeyScope[]): Promise<string> {
  const { token } = await admin.call(apiKeys.make, { body: { system: 'Phần mềm một cửa', agencyCode, scopes: [...scopes], expiresOn: inThreeMonths(), reason: 'kết nối thử' } });
  return `Bearer ${token}`;
}

/** On the real calendar, by which keys are dated. */
export function inThreeMonths(): string {
  return new Date(Date.now() + 90 * 24 * 3_600_000).toISOString().slice(0, 10);
}

/** A key and a receiver of the ward, to which nothing could be delivered. */
async function connectSystems(app: TestApp, { people: staff }: City): Promise<Pick<Things, 'keyId' | 'webhookId' | 'deliveryId'>> {
  const admin = await app.asPerson(staff.administrator);
  const { key } = await admin.call(apiKeys.make, { body: { system: 'Trục tích hợp', agencyCode: 'TK-1', scopes: ['register.read'], expiresOn: inThreeMonths(), reason: 'kết nối thử' } });
  const { webhook } = await admin.call(webhooks.make, { body: { system: 'Trục tích hợp', url: 'https://lgsp.danang.gov.vn/tiendo', agencyCode: 'TK-1', events: ['report.sent'] } });
  const { id: deliveryId } = await admin.call(webhooks.test, { params: { webhookId: webhook.id } });
  await app.sql(`update webhook_deliveries set state = 'failed', attempts = 11, next_try_at = null, problem = 'refused_connection' where id = $1`, [deliveryId]);
  return { keyId: key.id, webhookId: webhook.id, deliveryId };
}

/** The ward has been urged before, so that its officer has a mail; today it can be urged again. */
async function urgeOnFriday(app: TestApp, { jurisdictionId, people: staff }: City): Promise<void> {
  await app.setClock(jurisdictionId, '2019-09-13');
  await (await app.asPerson(staff.coordinator)).call(reminders.urge, { body: { agencyCodes: ['TK-1'], note: PLANTED.urged } });
  await app.setClock(jurisdictionId, '2019-09-16');
}

/** Four services at level 3, of which one goes to level 4 with figures that nobody else has; four more procedures are announced. */
async function fillRegister(app: TestApp, city: City, ward: Desk): Promise<Pick<Things, 'offerId' | 'untakenProcedureId'>> {
  const procedures = [...(await app.run(city.jurisdictionId, (ctx) => someProcedures(ctx, 'ward', 8, { first: 9_001 }))).values()];
  const officer = await ward.as('officer.TK-1');
  const params = { agencyCode: 'TK-1' };
  const { items } = await officer.call(register.take, { params, body: { procedureIds: procedures.slice(0, 4), level: 3 } });
  const [, offer] = items;
  if (offer === undefined) throw new Error('nothing was taken');
  const use = { level: 4, level4On: '2019-07-01', paymentOn: true, paymentSince: '2019-07-01', receiptOn: true, receiptSince: '2019-07-01' };
  await officer.call(register.edit, { params: { offerId: offer.id }, body: { version: offer.version, ...use, barrier: PLANTED.barrier, usage: USES } });
  return { offerId: offer.id, untakenProcedureId: procedures[7] ?? '' };
}

/** A dry run that would change the usage of a service. */
async function tryImport(ward: Desk): Promise<string> {
  const officer = await ward.as('officer.TK-1');
  const file = new Blob(['Mã thủ tục,Tên thủ tục,Mức độ,Hồ sơ trực tuyến\n1.090010,Thủ tục số 9001,3,7\n']);
  const trial = await officer.call(register.tryImport, { params: { agencyCode: 'TK-1' }, file, fileName: `${PLANTED.importName}.csv` });
  if (trial.state !== 'tried') throw new Error(`the trial was ${trial.state}: ${JSON.stringify(trial.problems)}`);
  return trial.id;
}

/** From the state `sent`: a role that is lent, and what somebody left to another. */
async function standIns(app: TestApp, { people: staff }: City, snapshots: Snapshots): Promise<[delegationId: string, handOverId: string]> {
  const [role] = await app.sql<{ id: string }>('select id from memberships where person_id = $1', [staff['officer.TK-1'].id]);
  await snapshots.restore('sent');
  const lent = { membershipId: role?.id ?? '', borrowerId: staff['clerk.TK-2'].id, from: '2019-09-16', through: '2019-09-30', reason: 'nghỉ phép' };
  const { id: delegationId } = await (await app.asPerson(staff['officer.TK-1'])).call(delegations.lend, { body: lent });
  await snapshots.take('lent');
  await snapshots.restore('sent');
  const administrator = await app.asPerson(staff.administrator);
  const leaving = { params: { personId: staff['clerk.TK-1'].id } };
  const { version } = await administrator.call(handOvers.plan, { ...leaving, query: {} });
  const { id: handOverId } = await administrator.call(handOvers.handOver, { ...leaving, body: { version, successorId: staff['clerk.TK-2'].id, on: '2019-09-16', lock: false } });
  await snapshots.take('handed_over');
  return [delegationId, handOverId];
}

async function throughEveryState(snapshots: Snapshots, ward: Desk, coordinators: Desk): Promise<string> {
  const desks = [[ward, 'officer.TK-1', 'head.TK-1', 'head.TK'], [coordinators, 'officer.STTTT', 'head.STTTT', 'city_office']] as const;
  await snapshots.take('not_started');
  for (const [desk] of desks) await desk.fill();
  await ward.save('officer.TK-1', 'results', { words: PLANTED.words });
  await ward.save('officer.TK-1', 'difficulties', { words: `${PLANTED.words} khó khăn`, cause: PLANTED.cause, causeKind: 'objective' });
  const proof = { file: new Blob([`%PDF-1.7 ${PLANTED.fileContent}`]), fileName: `${PLANTED.fileName}.pdf` };
  const { id: evidenceId } = await (await ward.as('officer.TK-1')).call(reports.attach, { params: { reportId: ward.reportId, itemCode: 'payment' }, ...proof });
  await snapshots.take('draft');
  for (const [desk, officer] of desks) await desk.act(officer, 'submit');
  await snapshots.take('with_head');
  for (const [desk, , head] of desks) await desk.act(head, 'approve');
  await snapshots.take('sent');
  for (const [desk, , , reviewer] of desks) await desk.act(reviewer, 'open');
  await snapshots.take('in_review');
  for (const [desk, , , reviewer] of desks) await desk.decide(reviewer, 'results', { decision: 'returned', reason: PLANTED.returned });
  await snapshots.take('to_return');
  for (const [desk, officer, head, reviewer] of desks) {
    await desk.act(reviewer, 'return');
    await desk.save(officer, 'results', { words: 'đã nêu rõ' });
    await desk.act(officer, 'submit');
    await desk.act(head, 'approve');
    await desk.act(reviewer, 'open');
  }
  await snapshots.take('second_round');
  await snapshots.restore('in_review');
  for (const [desk, , , reviewer] of desks) for (const { code } of (await desk.get(reviewer)).items) await desk.decide(reviewer, code, { decision: 'accepted' });
  await snapshots.take('to_accept');
  return evidenceId;
}
