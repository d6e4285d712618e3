import { account, agencies, apiKeys, audit, calendar, delegations, documents, exports, handOvers, home, identities, matrix, passkeys, people, register, reminders, reports, review, session, system, viewing, webhooks, type EndpointDefinition, type RequestOf } from '@tiendo/types';
import { EVERYTHING, type CityPerson } from '../city.js';
import { createClient } from '@tiendo/client';
import { Authenticator } from '../authenticator.js';
import type { HistorySubject } from '@tiendo/domain/access';
import { Sealer } from '../../src/platform/audit/sealer.js';
import type { ActName } from '../reporting.js';
import type { Given } from './calls.js';
import type { Operation } from './expected.js';
import { codeOf } from '../authenticator-app.js';
import { PASSWORD, SETUP_TOKEN, inThreeMonths, type Stage } from './stage.js';

/** One operation with a request that nothing but the person can be wrong about. */
export interface Request {
  readonly endpoint: EndpointDefinition;
  /** The versions in it are those that stand there when it is made. */
  readonly given: (stage: Stage) => Promise<Given>;
  /** What it names belongs to the city of the ward; from another city there is no such thing. */
  readonly isAboutWard: boolean;
}

function of<E extends EndpointDefinition>(endpoint: E, given: (stage: Stage) => Promise<RequestOf<E>> | RequestOf<E>): Request {
  return { endpoint, given: async (stage) => (await given(stage)) as Given, isAboutWard: true };
}

function general<E extends EndpointDefinition>(endpoint: E, given: RequestOf<E>): Request {
  return { ...of(endpoint, () => given), isAboutWard: false };
}

const WARD = { agencyCode: 'TK-1' };
const OBLIGATION = { ...WARD, targetCode: 'DVC-MUC-4' };
const ITEM = { itemCode: 'results' } as const;
const proof = () => ({ file: new Blob(['%PDF-1.7 thêm']), fileName: 'them.pdf' });

type Which = 'reportId' | 'coordinatorsReportId';

async function versionOf({ app }: Stage, table: 'reports' | 'service_offers' | 'reminder_rules' | 'webhooks', id: string): Promise<number> {
  const [row] = await app.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return row?.version ?? 1;
}

async function itemVersion({ app }: Stage, reportId: string): Promise<number> {
  const [row] = await app.sql<{ version: number }>(`select version from report_items where report_id = $1 and code = 'results'`, [reportId]);
  return row?.version ?? 1;
}

/** The ward's clerk, whose sessions nobody here needs. */
const CLERK = 'clerk.TK-2';
const personOf = ({ city }: Stage, who: CityPerson = CLERK): string => city.people[who].id;

async function versionOfPerson(stage: Stage, who: CityPerson = CLERK): Promise<number> {
  const [row] = await stage.app.sql<{ version: number }>('select version from people where id = $1', [personOf(stage, who)]);
  return row?.version ?? 1;
}

async function roleOf(stage: Stage, who: CityPerson): Promise<string> {
  const [row] = await stage.app.sql<{ id: string }>('select id from memberships where person_id = $1', [personOf(stage, who)]);
  return row?.id ?? '';
}

/** A change of a person that names the version that stands there. */
function ofPerson<E extends EndpointDefinition>(endpoint: E, body: Readonly<Record<string, unknown>>): Request {
  return of(endpoint, async (stage) => ({ params: { personId: personOf(stage) }, body: { version: await versionOfPerson(stage), ...body } }) as unknown as RequestOf<E>);
}

const act = (action: ActName, which: Which = 'reportId'): Request =>
  of(reports.act, async (stage) => {
    const reportId = stage.things[which];
    return { params: { reportId }, body: { action, version: await versionOf(stage, 'reports', reportId), reason: 'một lý do', dispatchNumber: '12/BC-UBND', dispatchedOn: '2019-09-16' } };
  });
const saveItem = (which: Which = 'reportId'): Request =>
  of(reports.saveItem, async (stage) => {
    const reportId = stage.things[which];
    return { params: { reportId, ...ITEM }, body: { version: await itemVersion(stage, reportId), words: 'đã sửa' } };
  });
const decideItem = (which: Which = 'reportId'): Request =>
  of(reports.decideItem, async (stage) => {
    const reportId = stage.things[which];
    return { params: { reportId, ...ITEM }, body: { version: await itemVersion(stage, reportId), decision: 'accepted' as const } };
  });
const acceptUnchanged = (which: Which = 'reportId'): Request =>
  of(reports.acceptUnchanged, async (stage) => ({ params: { reportId: stage.things[which] }, body: { version: await versionOf(stage, 'reports', stage.things[which]) } }));
const getReport = (which: Which = 'reportId'): Request => of(reports.get, ({ things }) => ({ params: { reportId: things[which] } }));
const getLedger = of(reports.ledger, ({ things }) => ({ params: { reportId: things.reportId, itemCode: 'level4' as const } }));
const getEvidence = of(reports.evidenceFile, ({ things: { evidenceId } }) => ({ params: { evidenceId } }));
const exported = (format: 'docx' | 'xlsx' | 'csv' | 'json'): Request => general(exports.review, { query: { ...EVERYTHING, format } });
const registerFile = (format: 'xlsx' | 'csv'): Request => of(register.file, () => ({ params: WARD, query: { format } }));

/** Of the leader, beside the one that asks. */
async function anotherSession({ app, city }: Stage): Promise<string> {
  await app.cookieOf(city.people.leader);
  const [session] = await app.sql<{ id: string }>('select "id" from auth."session" where "userId" = $1 order by "createdAt" desc limit 1', [city.people.leader.authUserId]);
  return session?.id ?? '';
}

/** A passkey that was made in the session of the ward's officer. */
async function newPasskey({ app, cookies }: Stage): Promise<RequestOf<typeof passkeys.add>> {
  const officer = createClient({ baseUrl: app.url, headers: { cookie: cookies.o ?? '' } });
  const { options, attempt } = await officer.call(passkeys.begin, {});
  const response = new Authenticator({ origin: app.config.publicUrl }).create(options as unknown as Parameters<Authenticator['create']>[0]);
  return { body: { attempt, name: 'Khóa mới', response } };
}
/** When there is a chain to ask for. */
function sealed<E extends EndpointDefinition>(endpoint: E, given: RequestOf<E>): Request {
  const asked = general(endpoint, given);
  return { ...asked, given: async (stage) => (await stage.app.application.app.get(Sealer).seal(stage.city.jurisdictionId), asked.given(stage)) };
}

const historyOf = (kind: HistorySubject, id: (stage: Stage) => string): Request => of(audit.history, (stage) => ({ query: { kind, id: id(stage) } }));

export const REQUESTS: Readonly<Record<Operation, Request>> = {
  'health.get': general(system.health, {}),
  'openapi.get': general(system.openapi, {}),
  'installation.get': general(system.installation, {}),
  'installation.setup_link': general(system.setupLink, { body: { token: SETUP_TOKEN } }),
  'installation.set_up': general(system.setup, { body: { token: SETUP_TOKEN, name: 'Quản trị đầu tiên', email: 'dau-tien@demo.test', password: 'mật khẩu đủ dài' } }),
  'people.password_link': { ...of(people.passwordLink, ({ things }) => ({ body: { token: things.invitation } })), isAboutWard: false },
  'people.set_password': { ...of(people.setPassword, ({ things }) => ({ body: { token: things.invitation, password: 'mật khẩu đủ dài' } })), isAboutWard: false },

  'session.me': general(session.me, {}),
  'session.set_locale': general(session.setLocale, { body: { locale: 'en' } }),
  'passkeys.list': general(passkeys.list, {}),
  'passkeys.begin': general(passkeys.begin, {}),
  'passkeys.add': { ...of(passkeys.add, newPasskey), isAboutWard: false },
  'passkeys.rename': { ...of(passkeys.rename, ({ things: { passkeyId } }) => ({ params: { passkeyId }, body: { name: 'Tên khác' } })), isAboutWard: false },
  'passkeys.remove': { ...of(passkeys.remove, ({ things: { passkeyId } }) => ({ params: { passkeyId } })), isAboutWard: false },
  'identities.list': general(identities.list, {}),
  'identities.unlink': { ...of(identities.unlink, ({ things: { identityId } }) => ({ params: { identityId } })), isAboutWard: false },
  'account.security': general(account.security, {}),
  'account.end_session': { ...of(account.endSession, async (stage) => ({ params: { sessionId: await anotherSession(stage) } })), isAboutWard: false },
  'account.sign_out_everywhere': general(account.signOutEverywhere, { body: { keepThis: true } }),
  'account.change_password': general(account.changePassword, { body: { present: PASSWORD, password: 'một con ngựa đau' } }),
  'account.begin_second_factor': general(account.beginSecondFactor, {}),
  'account.confirm_second_factor': { ...of(account.confirmSecondFactor, ({ things }) => ({ body: { code: codeOf(things.nextTotpSecret) } })), isAboutWard: false },
  'account.give_second_factor': { ...of(account.giveSecondFactor, ({ things }) => ({ body: { code: codeOf(things.totpSecret) } })), isAboutWard: false },
  'account.new_recovery_codes': general(account.newRecoveryCodes, {}),
  'account.end_second_factor': general(account.endSecondFactor, {}),
  'account.forgot_password': general(account.forgotPassword, { body: { email: 'officer.tk-1@demo.test' } }),
  'account.reset_second_factor': { ...of(account.resetSecondFactor, ({ city }) => ({ params: { personId: city.people.leader.id }, body: { reason: 'mất điện thoại' } })), isAboutWard: true },
  'home.get': general(home.get, {}),

  'agencies.list': general(agencies.list, { query: {} }),
  'agencies.get': of(agencies.get, () => ({ params: WARD })),
  'calendar.get': general(calendar.get, { query: { year: 2019 } }),
  'documents.list': general(documents.list, {}),

  'register.get': of(register.get, () => ({ params: WARD })),
  'register.announced': of(register.announced, () => ({ params: WARD })),
  'register.history': of(register.history, ({ things: { offerId } }) => ({ params: { offerId } })),
  'register.file as xlsx': registerFile('xlsx'),
  'register.file as csv': registerFile('csv'),
  'register.take': of(register.take, ({ things }) => ({ params: WARD, body: { procedureIds: [things.untakenProcedureId] } })),
  'register.edit': of(register.edit, async (stage) => {
    const { offerId } = stage.things;
    return { params: { offerId }, body: { version: await versionOf(stage, 'service_offers', offerId), usage: { dossiersCounter: 5 } } };
  }),
  'register.withdraw': of(register.withdraw, async (stage) => {
    const { offerId } = stage.things;
    return { params: { offerId }, body: { version: await versionOf(stage, 'service_offers', offerId), withdrawn: true } };
  }),
  'imports.try': of(register.tryImport, () => ({ params: WARD, file: new Blob(['Mã thủ tục,Tên thủ tục,Mức độ\n1.090010,Thủ tục số 9001,2\n']), fileName: 'so.csv' })),
  'imports.apply': of(register.applyImport, ({ things: { importId } }) => ({ params: { importId }, body: {} })),

  'reports.list': general(reports.list, { query: { limit: 200 } }),
  'reports.get': getReport(),
  'reports.get of a draft': getReport(),
  'reports.ledger': getLedger,
  'reports.ledger of a draft': getLedger,
  'reports.receipt': of(reports.receipt, ({ things: { reportId } }) => ({ params: { reportId, revision: 1 } })),
  'reports.save_item that starts': saveItem(),
  'reports.save_item': saveItem(),
  'reports.act: start': act('start'),
  'reports.act: submit': act('submit'),
  'reports.act: withdraw': act('withdraw'),
  'reports.act: give_back': act('give_back'),
  'reports.act: approve': act('approve'),
  'reports.act: recall': act('recall'),
  'reports.act: dispatch': act('dispatch'),
  'reports.act: open': act('open'),
  'reports.act: return': act('return'),
  'reports.act: accept': act('accept'),
  'reports.decide_item': decideItem(),
  'reports.accept_unchanged': acceptUnchanged(),
  'evidence.attach': of(reports.attach, ({ things: { reportId } }) => ({ params: { reportId, ...ITEM }, ...proof() })),
  'evidence.detach': of(reports.detach, ({ things: { evidenceId } }) => ({ params: { evidenceId }, body: { removed: true } })),
  'evidence.file': getEvidence,
  'evidence.file of a draft': getEvidence,

  'reports.get of the coordinating department': getReport('coordinatorsReportId'),
  'reports.save_item of the coordinating department': saveItem('coordinatorsReportId'),
  'reports.act: approve of the coordinating department': act('approve', 'coordinatorsReportId'),
  'reports.act: open of the coordinating department': act('open', 'coordinatorsReportId'),
  'reports.act: return of the coordinating department': act('return', 'coordinatorsReportId'),
  'reports.act: accept of the coordinating department': act('accept', 'coordinatorsReportId'),
  'reports.decide_item of the coordinating department': decideItem('coordinatorsReportId'),
  'reports.accept_unchanged of the coordinating department': acceptUnchanged('coordinatorsReportId'),

  'review.queue': general(review.queue, { query: {} }),
  'review.desk': general(review.desk, { query: {} }),

  'matrix.get': general(matrix.get, { query: EVERYTHING }),
  'matrix.summary': general(matrix.summary, { query: EVERYTHING }),
  'matrix.obligation': of(matrix.obligation, () => ({ params: OBLIGATION })),
  'matrix.exempt': of(matrix.exempt, () => ({ params: OBLIGATION, body: { exempt: true, reason: 'không có dịch vụ' } })),
  'exports.review as docx': exported('docx'),
  'exports.review as xlsx': exported('xlsx'),
  'exports.review as csv': exported('csv'),
  'exports.review as json': exported('json'),

  'reminders.list': general(reminders.list, { query: { limit: 200 } }),
  'reminders.preview': general(reminders.preview, { query: { days: 14 } }),
  'reminders.rules': general(reminders.rules, {}),
  'reminders.edit_rule': of(reminders.editRule, async (stage) => {
    const { ruleId } = stage.things;
    return { params: { ruleId }, body: { version: await versionOf(stage, 'reminder_rules', ruleId), active: false } };
  }),
  'reminders.urge': of(reminders.urge, () => ({ body: { agencyCodes: ['TK-1'], note: 'Đề nghị gửi báo cáo' } })),
  'mailbox.list': general(reminders.mailbox, { query: {} }),
  'mailbox.get to the officer': of(reminders.mail, async ({ app, city }) => {
    const [mail] = await app.sql<{ id: string }>(`select id from mails where person_id = $1 and kind = 'urge' order by created_at limit 1`, [city.people['officer.TK-1'].id]);
    return { params: { mailId: mail?.id ?? '' } };
  }),

  'people.list': general(people.list, { query: {} }),
  'people.add': general(people.add, { body: { name: 'Người mới', email: 'nguoi-moi@demo.test', role: 'head', agencyCode: 'TK-1' } }),
  'people.get': of(people.get, (stage) => ({ params: { personId: personOf(stage, 'officer.TK-1') } })),
  'people.edit': ofPerson(people.edit, { name: 'Tên khác' }),
  'people.give_role': ofPerson(people.giveRole, { role: 'head', agencyCode: 'TK-1', from: '2019-09-16' }),
  'people.end_role': of(people.endRole, async (stage) => ({ params: { personId: personOf(stage), membershipId: await roleOf(stage, CLERK) }, body: { version: await versionOfPerson(stage), through: null } })),
  'people.lock': ofPerson(people.lock, { locked: true, reason: 'thôi việc' }),
  'people.invite': of(people.invite, (stage) => ({ params: { personId: personOf(stage) } })),
  'people.end_sessions': of(people.endSessions, (stage) => ({ params: { personId: personOf(stage) } })),
  // A duty moves only when nobody holds its role any more.
  'agencies.assign_duty': of(agencies.assignDuty, async ({ app, city }) => {
    await app.sql(`update memberships set valid_to = '2019-09-16' where jurisdiction_id = $1 and role = 'city_office'`, [city.jurisdictionId]);
    return { params: WARD, body: { duty: 'city_office' as const } };
  }),
  'delegations.list': general(delegations.list, { query: {} }),
  'delegations.list of the ward’s officer': { ...of(delegations.list, (stage) => ({ query: { person: personOf(stage, 'officer.TK-1') } })), isAboutWard: false },
  'delegations.people': general(delegations.people, { query: { q: 'TK-1' } }),
  'delegations.lend': of(delegations.lend, async (stage) => ({
    body: { membershipId: await roleOf(stage, 'officer.TK-1'), borrowerId: personOf(stage), from: '2019-09-16', through: '2019-09-30', reason: 'nghỉ phép' },
  })),
  'delegations.revoke': of(delegations.revoke, ({ things: { delegationId } }) => ({ params: { delegationId } })),
  'hand_overs.plan': of(handOvers.plan, (stage) => ({ params: { personId: personOf(stage, 'officer.TK-1') }, query: { successor: personOf(stage) } })),
  'hand_overs.do': of(handOvers.handOver, async (stage) => ({ params: { personId: personOf(stage) }, body: { version: await versionOfPerson(stage), successorId: personOf(stage, 'clerk.TK-1'), on: '2019-09-16', lock: true } })),
  'hand_overs.get': of(handOvers.get, ({ things: { handOverId } }) => ({ params: { handOverId } })),
  'hand_overs.undo': of(handOvers.undo, ({ things: { handOverId } }) => ({ params: { handOverId } })),
  'api_keys.list': general(apiKeys.list, {}),
  'api_keys.make': of(apiKeys.make, () => ({ body: { system: 'Trục tích hợp', agencyCode: 'TK-1', scopes: ['register.read' as const], expiresOn: inThreeMonths(), reason: 'kết nối thử' } })),
  'api_keys.rotate': of(apiKeys.rotate, ({ things: { keyId } }) => ({ params: { keyId }, body: { graceDays: 1 } })),
  'api_keys.revoke': of(apiKeys.revoke, ({ things: { keyId } }) => ({ params: { keyId }, body: { reason: 'không dùng nữa' } })),
  'webhooks.list': general(webhooks.list, {}),
  'webhooks.make': of(webhooks.make, () => ({ body: { system: 'Trục tích hợp', url: 'https://lgsp.danang.gov.vn/tiendo', agencyCode: 'TK-1', events: ['report.sent' as const] } })),
  'webhooks.edit': of(webhooks.edit, async (stage) => ({ params: { webhookId: stage.things.webhookId }, body: { version: await versionOf(stage, 'webhooks', stage.things.webhookId), active: false } })),
  'webhooks.rotate': of(webhooks.rotate, ({ things: { webhookId } }) => ({ params: { webhookId }, body: { graceDays: 1 } })),
  'webhooks.end': of(webhooks.end, ({ things: { webhookId } }) => ({ params: { webhookId }, body: { reason: 'không dùng nữa' } })),
  'webhooks.deliveries': of(webhooks.deliveries, ({ things: { webhookId } }) => ({ params: { webhookId } })),
  'webhooks.test': of(webhooks.test, ({ things: { webhookId } }) => ({ params: { webhookId } })),
  'webhooks.resend': of(webhooks.resend, ({ things: { webhookId, deliveryId } }) => ({ params: { webhookId, deliveryId } })),
  'audit.list': general(audit.list, { query: { agency: 'TK-1' } }),
  'audit.file as csv': general(audit.file, { query: { agency: 'TK-1', format: 'csv' } }),
  'audit.file as jsonl': general(audit.file, { query: { agency: 'TK-1', format: 'jsonl' } }),
  'audit.chain': general(audit.chain, {}),
  'audit.chain_file': sealed(audit.chainFile, { query: { from: 1 } }),
  'audit.sign_head': general(audit.signHead, {}),
  'audit.head_file': sealed(audit.headFile, { params: { number: 1 } }),
  'audit.key': general(audit.key, {}),
  'audit.history of a report': historyOf('report', ({ things }) => things.reportId),
  'audit.history of evidence': historyOf('evidence', ({ things }) => things.evidenceId),
  'audit.history of a service': historyOf('offer', ({ things }) => things.offerId),
  'audit.history of an obligation': historyOf('obligation', () => 'TK-1:DVC-MUC-4'),
  'audit.history of an agency': historyOf('agency', ({ city }) => city.agencies['TK-1'].id),
  'audit.history of the officer': historyOf('person', ({ city }) => city.people['officer.TK-1'].id),
  'audit.history of a reminder rule': { ...historyOf('reminder_rule', ({ things }) => things.ruleId), isAboutWard: false },
  'audit.history of a document': { ...historyOf('document', () => '00000000-0000-4000-8000-000000000000'), isAboutWard: false },
  'audit.history of a target': { ...historyOf('target', () => '00000000-0000-4000-8000-000000000000'), isAboutWard: false },
  'viewing.start': of(viewing.start, ({ city }) => ({ params: { personId: city.people['officer.TK-1'].id }, body: { reason: 'Hỗ trợ nhập số liệu' } })),
  'viewing.end': general(viewing.end, {}),
  'viewing.mine': general(viewing.mine, {}),
  'clock.advance': general(session.advanceClock, { body: { days: 1 } }),
};
