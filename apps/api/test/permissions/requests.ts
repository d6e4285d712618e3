import type { DemonstrationApp } from '../demonstration.js';
import { EVERYBODY, IN_SIGHT, WARD } from './people.js';

/** What a request to an endpoint is made of; whole and valid, so that no other refusal hides the one about permission. */
export interface Request {
  readonly path: string;
  readonly body?: unknown;
  readonly file?: boolean;
}

export interface Row {
  /** Who gets through; by hand from what the product says of each, never from the policy. */
  readonly through: string;
  readonly request: (city: Things) => Request | Promise<Request>;
}

/** Things of the ward in the story. */
export interface Things {
  readonly reportId: string;
  readonly reportVersion: () => Promise<number>;
  readonly itemVersion: () => Promise<number>;
  readonly offerId: string;
  readonly offerVersion: () => Promise<number>;
  readonly evidenceId: string;
  readonly mailId: string;
  readonly ruleId: string;
  readonly ruleVersion: () => Promise<number>;
  readonly procedureId: string;
  readonly importId: string;
}

export async function thingsOf(app: DemonstrationApp): Promise<Things> {
  const one = async <T>(text: string, values: readonly unknown[] = []): Promise<T> => {
    const [row] = await app.sql<{ value: T }>(text, values);
    if (row === undefined) throw new Error(`the story has nothing for: ${text}`);
    return row.value;
  };
  const ward = `(select id from agencies where code = '${WARD}')`;
  const reportId = await one<string>(`select r.id as value from reports r join periods p on p.id = r.period_id where p.code = '2019-Q3' and r.agency_id = ${ward}`);
  const offerId = await one<string>(`select id as value from service_offers where agency_id = ${ward} order by id limit 1`);
  const ruleId = await one<string>('select id as value from reminder_rules order by code limit 1');
  await app.sql(
    `insert into imports (jurisdiction_id, id, agency_id, period_id, person_id, file_name, sha256, state, plan, created_at)
     select r.jurisdiction_id, gen_random_uuid(), r.agency_id, r.period_id, p.id, 'so.csv', 'x', 'refused', '{}', now() from reports r, people p where r.id = $1 and p.email = 'officer.hc-tp@demo.test'`,
    [reportId],
  );
  return {
    reportId,
    reportVersion: () => one<number>('select version as value from reports where id = $1', [reportId]),
    itemVersion: () => one<number>(`select version as value from report_items where report_id = $1 and code = 'results'`, [reportId]),
    offerId,
    offerVersion: () => one<number>('select version as value from service_offers where id = $1', [offerId]),
    evidenceId: await one<string>(`select id as value from evidence where agency_id = ${ward} order by uploaded_at limit 1`),
    mailId: await one<string>(`select m.id as value from mails m join people p on p.id = m.person_id where p.email = 'officer.hc-tp@demo.test' order by m.created_at limit 1`),
    ruleId,
    ruleVersion: () => one<number>('select version as value from reminder_rules where id = $1', [ruleId]),
    procedureId: await one<string>(`select procedure_id as value from service_offers where id = $1`, [offerId]),
    importId: await one<string>(`select id as value from imports where agency_id = ${ward}`),
  };
}

const list = (path: string, through = EVERYBODY): Row => ({ through, request: () => ({ path }) });
const report = (tail = '') => ({ reportId }: Things): Request => ({ path: `/reports/${reportId}${tail}` });
const act = (action: string, through: string, more: object = {}): Row => ({
  through,
  request: async (city) => ({ path: `/reports/${city.reportId}/actions`, body: { action, version: await city.reportVersion(), reason: 'Nêu rõ hơn.', ...more } }),
});

/** One row an endpoint, and one an action of a report. A row that is missing fails the test. */
export const EXPECTED: Readonly<Record<string, Row | Readonly<Record<string, Row>>>> = {
  'agencies.list': list('/agencies'),
  'agencies.get': list(`/agencies/${WARD}`),
  'calendar.get': list('/calendar?year=2019'),
  'documents.list': list('/documents'),
  'home.get': list('/home'),
  'session.me': list('/me'),
  'session.set_locale': { through: EVERYBODY, request: () => ({ path: '/me/locale', body: { locale: 'vi' } }) },
  'mailbox.list': list('/mailbox'),
  'mailbox.get': { through: 'wa', request: ({ mailId }) => ({ path: `/mailbox/${mailId}` }) },

  // Lists: everybody asks, each gets what is in sight; that is tested where the lists are.
  'matrix.get': list('/matrix'),
  'matrix.summary': list('/matrix/summary'),
  'exports.review': list('/exports/review?format=json'),
  'reports.list': list('/reports'),

  'matrix.obligation': list(`/obligations/${WARD}/DVC-MUC-4`, IN_SIGHT),
  'matrix.exempt': { through: 'v', request: () => ({ path: `/obligations/${WARD}/HOA-DON/exemption`, body: { exempt: true, reason: 'Không thu phí.', until: null } }) },

  'register.get': list(`/register/${WARD}`, IN_SIGHT),
  'register.announced': list(`/register/${WARD}/announced`, IN_SIGHT),
  'register.file': list(`/register/${WARD}/file?format=csv`, IN_SIGHT),
  'register.history': { through: IN_SIGHT, request: ({ offerId }) => ({ path: `/offers/${offerId}/history` }) },
  'register.take': { through: 'w', request: ({ procedureId }) => ({ path: `/register/${WARD}/offers`, body: { procedureIds: [procedureId] } }) },
  'register.edit': { through: 'w', request: async (city) => ({ path: `/offers/${city.offerId}`, body: { version: await city.offerVersion(), barrier: 'Chờ chữ ký số.' } }) },
  'register.withdraw': { through: 'w', request: async (city) => ({ path: `/offers/${city.offerId}/withdrawal`, body: { version: await city.offerVersion(), withdrawn: true } }) },
  'imports.try': { through: 'w', request: () => ({ path: `/register/${WARD}/imports`, file: true }) },
  'imports.apply': { through: 'w', request: ({ importId }) => ({ path: `/imports/${importId}/application`, body: {} }) },

  'reports.get': { through: IN_SIGHT, request: report() },
  'reports.ledger': { through: IN_SIGHT, request: report('/items/level4/ledger') },
  'reports.receipt': { through: IN_SIGHT, request: report('/receipts/1') },
  'evidence.file': { through: IN_SIGHT, request: ({ evidenceId }) => ({ path: `/evidence/${evidenceId}/file` }) },
  'reports.save_item': { through: 'w', request: async (city) => ({ path: `/reports/${city.reportId}/items/results`, body: { version: await city.itemVersion(), words: 'x' } }) },
  'evidence.attach': { through: 'w', request: ({ reportId }) => ({ path: `/reports/${reportId}/items/level4/evidence`, file: true }) },
  'evidence.detach': { through: 'w', request: ({ evidenceId }) => ({ path: `/evidence/${evidenceId}/removal`, body: { removed: true } }) },
  'reports.decide_item': { through: 'qrdv', request: async (city) => ({ path: `/reports/${city.reportId}/items/results/decision`, body: { version: await city.itemVersion(), decision: 'accepted' } }) },
  'reports.accept_unchanged': { through: 'qrdv', request: async (city) => ({ path: `/reports/${city.reportId}/unchanged-acceptance`, body: { version: await city.reportVersion() } }) },
  'reports.act': {
    start: act('start', 'w'),
    submit: act('submit', 'w'),
    withdraw: act('withdraw', 'w'),
    give_back: act('give_back', 'h'),
    approve: act('approve', 'h'),
    recall: act('recall', 'wh'),
    // The ward has no clerk; the district's numbers the district's papers.
    dispatch: act('dispatch', '', { dispatchNumber: '12/BC-UBND', dispatchedOn: '2019-09-16' }),
    open: act('open', 'qrdv'),
    return: act('return', 'qrdv'),
    accept: act('accept', 'qrdv'),
  },

  'review.queue': list('/review-queue', 'dv'),
  // A ward's people may ask for a desk, but have no wards to put on it.
  'review.desk': list('/desk', 'qrk'),
  'reminders.list': list('/reminders', 'whqrxydva'),
  'reminders.preview': list('/reminders/preview', 'whqrxydva'),
  'reminders.rules': list('/reminder-rules', 'whqrxydva'),
  'reminders.urge': { through: 'qrdv', request: () => ({ path: '/reminders/urge', body: { agencyCodes: [WARD] } }) },
  'reminders.edit_rule': { through: 'a', request: async (city) => ({ path: `/reminder-rules/${city.ruleId}`, body: { version: await city.ruleVersion(), active: true } }) },

  'people.list': list('/people', 'a'),
  'people.add': { through: 'a', request: () => ({ path: '/people', body: { name: 'Người mới', email: 'nguoi.moi@demo.test', role: 'leader', agencyCode: null } }) },
  'audit.list': list('/audit', 'a'),
  'clock.advance': { through: 'a', request: () => ({ path: '/clock/advance', body: { days: 1 } }) },
};

/** Open to who is not signed in, each for its reason: is it up, what is here, what can be asked, and two doors that open to a one-time token alone. */
export const PUBLIC = ['health.get', 'installation.get', 'installation.set_up', 'openapi.get', 'people.set_password'];
