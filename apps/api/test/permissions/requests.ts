import type { HistorySubject } from '@tiendo/domain/access';
import { agencies, audit, calendar, documents, exports, home, matrix, people, register, reminders, reports, review, session, system, viewing, type EndpointDefinition, type RequestOf } from '@tiendo/types';
import { Sealer } from '../../src/platform/audit/sealer.js';
import { EVERYTHING } from '../city.js';
import type { ActName } from '../reporting.js';
import type { Given } from './calls.js';
import type { Operation } from './expected.js';
import { SETUP_TOKEN, type Stage } from './stage.js';

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

async function versionOf({ app }: Stage, table: 'reports' | 'service_offers' | 'reminder_rules', id: string): Promise<number> {
  const [row] = await app.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return row?.version ?? 1;
}

async function itemVersion({ app }: Stage, reportId: string): Promise<number> {
  const [row] = await app.sql<{ version: number }>(`select version from report_items where report_id = $1 and code = 'results'`, [reportId]);
  return row?.version ?? 1;
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
  'installation.setup_link': general(system.setupLink, { query: { token: SETUP_TOKEN } }),
  'installation.set_up': general(system.setup, { body: { token: SETUP_TOKEN, name: 'Quản trị đầu tiên', email: 'dau-tien@demo.test', password: 'mật khẩu đủ dài' } }),
  'people.password_link': { ...of(people.passwordLink, ({ things }) => ({ query: { token: things.invitation } })), isAboutWard: false },
  'people.set_password': { ...of(people.setPassword, ({ things }) => ({ body: { token: things.invitation, password: 'mật khẩu đủ dài' } })), isAboutWard: false },

  'session.me': general(session.me, {}),
  'session.set_locale': general(session.setLocale, { body: { locale: 'en' } }),
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
