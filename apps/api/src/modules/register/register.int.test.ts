import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencies, home, register, type OfferView } from '@tiendo/types';
import type { Client } from '@tiendo/client';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';
import { anOrder, someProcedures, somePeriods, type TestOrder } from '../../../test/order.js';
import { bindTarget } from '../obligations/public.js';
import { registerMoved } from './public.js';

let app: TestApp;
let jurisdictionId: number;
let district: TestAgency;
let ward: TestAgency;
let department: TestAgency;
let order: TestOrder;
let procedures: Map<string, string>;
const people = new Map<string, TestPerson>();
const clientOf = (name: string): Promise<Client> => app.asPerson(people.get(name) as TestPerson);

beforeAll(async () => {
  app = await bootApp();
  await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    district = await anAgency(tx, jurisdictionId, { code: 'TK', kind: 'district', nameVi: 'UBND quận Thanh Khê' });
    ward = await anAgency(tx, jurisdictionId, { code: 'TK-01', kind: 'ward', parentId: district.id, nameVi: 'UBND phường Hoà Khê' });
    department = await anAgency(tx, jurisdictionId, { code: 'SNV', nameVi: 'Sở Nội vụ' });
    const roles = { officer: ['reporting_officer', ward], head: ['head', ward], above: ['reporting_officer', district], other: ['reporting_officer', department], coordinator: ['coordinator', department] } as const;
    for (const [name, [role, { id }]] of Object.entries(roles)) people.set(name, await aPerson(tx, jurisdictionId, { roles: [{ role, agencyId: id }] }));
  });
  await app.setClock(jurisdictionId, '2019-06-20');
  await app.run(jurisdictionId, async (ctx) => {
    await somePeriods(ctx);
    order = await anOrder(ctx);
    procedures = await someProcedures(ctx, 'ward', 8);
    await someProcedures(ctx, 'department', 2, { first: 101 });
    for (const targetId of order.targets.values()) await bindTarget(ctx, targetId, [{ agencyId: ward.id, asked: false }]);
    await registerMoved(ctx, [ward.id]);
  });
  await app.setClock(jurisdictionId, '2019-09-16');
});
afterAll(() => app.close());

const procedureId = (number: number): string => procedures.get(`1.${String(number * 10).padStart(6, '0')}`) ?? '';
const auditOf = (subjectId: string) =>
  app.sql<{ action: string; person_id: string; before: unknown; after: unknown }>('select action, person_id, before, after from audit_events where subject_id = $1 order by seq', [subjectId]);
const statusOf = async (targetCode: string) =>
  (await app.sql<{ status: string; numerator: number; denominator: number; provenance: string; self_declared: boolean }>(
    'select status, numerator, denominator, provenance, self_declared from obligations where agency_id = $1 and target_id = $2',
    [ward.id, order.targets.get(targetCode)],
  ))[0];
const take = async (...numbers: number[]): Promise<OfferView[]> =>
  (await (await clientOf('officer')).call(register.take, { params: { agencyCode: ward.code }, body: { procedureIds: numbers.map(procedureId), level: 3 } })).items;

describe('who may read and who may write', () => {
  it.each(['officer', 'head', 'above', 'coordinator'])('%s reads the register of the ward', async (name) => {
    const view = await (await clientOf(name)).call(register.get, { params: { agencyCode: ward.code } });
    expect(view.agency.code).toBe('TK-01');
    expect(view.can.edit).toEqual(name === 'officer' ? { allowed: true, because: null } : { allowed: false, because: expect.stringMatching(/^(wrong_role|other_agency)$/) as unknown as string });
  });

  it('refuses an officer of another agency, by every way in', async () => {
    const other = await clientOf('other');
    const params = { agencyCode: ward.code };
    const [offer] = await take(8);
    const version = offer?.version ?? 0;
    const offerId = offer?.id ?? '';
    for (const call of [
      () => other.call(register.get, { params }),
      () => other.call(register.announced, { params }),
      () => other.call(register.file, { params }),
      () => other.call(register.take, { params, body: { procedureIds: [procedureId(1)] } }),
      () => other.call(register.edit, { params: { offerId }, body: { version, level: 3 } }),
      () => other.call(register.withdraw, { params: { offerId }, body: { version, withdrawn: true } }),
      () => other.call(register.history, { params: { offerId } }),
      () => other.call(register.tryImport, { params, file: new Blob(['x']), fileName: 'x.csv' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'other_agency', problem: { status: 403 } });
    }
  });

  it('lets the district read its wards and change nothing of them', async () => {
    const above = await clientOf('above');
    const edit = above.call(register.take, { params: { agencyCode: ward.code }, body: { procedureIds: [procedureId(1)] } });
    await expect(edit).rejects.toMatchObject({ code: 'other_agency' });
  });

  it.each(['head', 'coordinator'])('refuses %s a change: the role keeps no register', async (name) => {
    const edit = (await clientOf(name)).call(register.take, { params: { agencyCode: ward.code }, body: { procedureIds: [procedureId(1)] } });
    await expect(edit).rejects.toMatchObject({ code: 'wrong_role' });
  });

  it('knows no register of an agency that does not exist', async () => {
    await expect((await clientOf('officer')).call(register.get, { params: { agencyCode: 'NO-SUCH' } })).rejects.toMatchObject({ code: 'not_found' });
    await expect((await clientOf('officer')).call(agencies.get, { params: { agencyCode: 'NO-SUCH' } })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('taking services from the announced list', () => {
  it('offers what is announced for the kind and not taken, found without diacritics', async () => {
    const officer = await clientOf('officer');
    const all = await officer.call(register.announced, { params: { agencyCode: ward.code } });
    expect(all.items.map(({ code }) => code)).not.toContain('1.001010');
    const found = await officer.call(register.announced, { params: { agencyCode: ward.code }, query: { q: 'THU TUC SO 7' } });
    expect(found.items.map(({ code }) => code)).toEqual(['1.000070']);
  });

  it('keeps codes as texts, writes down who did it, and moves the figures in the same breath', async () => {
    const [first, second] = await take(1, 2);
    expect([first?.code, second?.code, first?.level, second?.feeBearing]).toEqual(['1.000010', '1.000020', 3, true]);
    const acts = (await auditOf(ward.id)).filter(({ action }) => action === 'register.take');
    expect(acts.at(-1)).toMatchObject({ person_id: people.get('officer')?.id, after: [{ code: '1.000010', level: 3 }, { code: '1.000020', level: 3 }] });
    expect(await statusOf('DVC-MUC-4')).toMatchObject({ numerator: 0, denominator: 3, provenance: 'computed' });
  });

  it('refuses what is taken, what is not announced for the agency, and then takes nothing of the rest', async () => {
    const officer = await clientOf('officer');
    const call = (procedureIds: string[]) => officer.call(register.take, { params: { agencyCode: ward.code }, body: { procedureIds } });
    await expect(call([procedureId(3), procedureId(1)])).rejects.toMatchObject({ code: 'already_exists' });
    await expect(call([procedureId(3), '00000000-0000-4000-8000-000000000000'])).rejects.toMatchObject({ code: 'not_found' });
    const left = await officer.call(register.announced, { params: { agencyCode: ward.code }, query: { q: '1.00003' } });
    expect(left.items.map(({ code }) => code)).toEqual(['1.000030']);
  });
});

describe('editing a service', () => {
  it('brings one service to level 4, with its history, audit row and figures', async () => {
    const [offer] = await take(3);
    const officer = await clientOf('officer');
    const params = { offerId: offer?.id ?? '' };
    const edited = await officer.call(register.edit, { params, body: { version: 1, level: 4, level4On: '2019-09-10', usage: { dossiersOnline: 12, dossiersCounter: 3 } } });
    expect(edited).toMatchObject({ level: 4, level4On: '2019-09-10', counts: 'above', version: 2, usage: { dossiersOnline: 12, dossiersCounter: 3, dossiersPost: 0 } });
    const { items } = await officer.call(register.history, { params });
    expect(items.map(({ source, heldOn }) => [source, heldOn])).toEqual([['page', '2019-09-16'], ['page', '2019-09-10'], ['take', '2019-09-16']]);
    expect(items[1]?.fields).toEqual([{ field: 'level', from: '3', to: '4' }, { field: 'level4On', from: null, to: '2019-09-10' }]);
    expect((await auditOf(params.offerId)).at(-1)).toMatchObject({ action: 'register.edit', before: { level: 3, level4On: null }, after: { level: 4, level4On: '2019-09-10' } });
    expect(await statusOf('DVC-MUC-4')).toMatchObject({ numerator: 1, denominator: 4 });
  });

  it('refuses level 4 with a fee and without online payment, naming the article, in the language of the reader', async () => {
    const [offer] = await take(4);
    const officer = await clientOf('officer');
    const edit = officer.call(register.edit, { params: { offerId: offer?.id ?? '' }, body: { version: 1, level: 4, level4On: '2019-09-10' } });
    await expect(edit).rejects.toMatchObject({
      code: 'invalid_input',
      problem: { status: 422, fields: [{ in: 'body', path: 'paymentOn', code: 'level4_fee_without_payment', expected: expect.stringContaining('Nghị định 43/2011/NĐ-CP') as unknown as string, mend: expect.stringContaining('thanh toán trực tuyến') as unknown as string }] },
    });
    const together = await officer.call(register.edit, { params: { offerId: offer?.id ?? '' }, body: { version: 1, level: 4, level4On: '2019-09-10', paymentOn: true } });
    expect(together).toMatchObject({ paymentOn: true, paymentSince: '2019-09-16' });
    expect(await statusOf('THANH-TOAN')).toMatchObject({ status: 'met', self_declared: true, numerator: 1 });
  });

  it('refuses a day of level 4 that has not come, on the clock of the product', async () => {
    const [offer] = await take(5);
    const officer = await clientOf('officer');
    const call = (level4On: string) => officer.call(register.edit, { params: { offerId: offer?.id ?? '' }, body: { version: 1, level: 4, level4On } });
    await expect(call('2019-09-17')).rejects.toMatchObject({ problem: { fields: [{ path: 'level4On', code: 'level4_day_future', written: '2019-09-17' }] } });
    await expect(call('2010-06-01')).rejects.toMatchObject({ problem: { fields: [{ code: 'level4_day_too_early' }] } });
    expect((await auditOf(offer?.id ?? '')).length).toBe(0);
  });

  it('tells whoever saw an older version what stands there now', async () => {
    const [offer] = await take(6);
    const officer = await clientOf('officer');
    const params = { offerId: offer?.id ?? '' };
    await officer.call(register.edit, { params, body: { version: 1, barrier: 'chưa có biểu mẫu điện tử' } });
    await expect(officer.call(register.edit, { params, body: { version: 1, level: 2 } })).rejects.toMatchObject({
      code: 'stale_version',
      problem: { current: { version: 2, barrier: 'chưa có biểu mẫu điện tử', level: 3 } },
    });
  });

  it('changes nothing, and says so by the version, where nothing differs', async () => {
    const [offer] = await take(7);
    const params = { offerId: offer?.id ?? '' };
    const same = await (await clientOf('officer')).call(register.edit, { params, body: { version: 1, level: 3, barrier: '' } });
    expect(same.version).toBe(1);
  });

  it('keeps one of two edits that come at the same time and counts both of two services', async () => {
    const officer = await clientOf('officer');
    const { offers } = await officer.call(register.get, { params: { agencyCode: ward.code } });
    const [one, two] = offers.filter(({ level, feeBearing }) => level === 3 && !feeBearing);
    const up = ({ id, version }: OfferView) => officer.call(register.edit, { params: { offerId: id }, body: { version, level: 4, level4On: '2019-09-16' } });
    const before = await statusOf('DVC-MUC-4');
    if (one === undefined || two === undefined) throw new Error('two services at level 3 were expected');
    const outcomes = await Promise.allSettled([up(one), up(one), up(two)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await statusOf('DVC-MUC-4')).toMatchObject({ numerator: (before?.numerator ?? 0) + 2 });
  });
});

describe('withdrawing a service', () => {
  it('leaves it in the days before, and can be undone', async () => {
    const officer = await clientOf('officer');
    const get = (asOf?: string) => officer.call(register.get, { params: { agencyCode: ward.code }, query: asOf === undefined ? {} : { asOf } });
    const { offers, ledger } = await get();
    const offer = offers.find(({ code }) => code === '1.000080') as OfferView;
    const params = { offerId: offer.id };
    const gone = await officer.call(register.withdraw, { params, body: { version: offer.version, withdrawn: true, reason: 'thủ tục chuyển cơ quan' } });
    expect(gone).toMatchObject({ withdrawnOn: '2019-09-16', counts: 'left_out' });
    const denominator = ledger?.fraction.denominator ?? 0;
    expect((await get()).ledger?.fraction.denominator).toBe(denominator - 1);
    expect((await get('2019-09-15')).ledger?.fraction.denominator).toBe(denominator);
    await expect(officer.call(register.edit, { params, body: { version: gone.version, level: 2 } })).rejects.toMatchObject({ code: 'conflict' });
    const back = await officer.call(register.withdraw, { params, body: { version: gone.version, withdrawn: false } });
    expect(back).toMatchObject({ withdrawnOn: null, counts: 'below' });
    expect((await officer.call(register.history, { params })).items[1]?.fields).toContainEqual({ field: 'reason', from: null, to: 'thủ tục chuyển cơ quan' });
  });
});

describe('the register as it is shown', () => {
  it('opens its percentage to five denominators and says what is missing', async () => {
    const view = await (await clientOf('officer')).call(register.get, { params: { agencyCode: ward.code } });
    const { ledger } = view;
    const level4 = view.offers.filter(({ level }) => level === 4).length;
    expect(ledger).toMatchObject({ definition: 'online_services', fraction: { numerator: level4, denominator: 8 }, needed: 4, missing: Math.max(0, 4 - level4), dueOn: '2019-10-31', assumed: true });
    expect(ledger?.others.map(({ definition }) => definition)).toEqual(['all_procedures', 'eligible_procedures', 'online_services', 'with_dossiers', 'dossiers']);
    expect(ledger?.others.find(({ definition }) => definition === 'dossiers')?.fraction).toEqual({ numerator: 12, denominator: 15 });
    expect(view.offers.filter(({ counts }) => counts === 'above').length).toBe(level4);
    expect(view.payment).toEqual({ on: 1, of: 4, uses: 0 });
    expect(view).toMatchObject({ period: { code: '2019-Q3' }, announcedNotTaken: 0 });
  });

  it('shows a service on an earlier day as it was then', async () => {
    const officer = await clientOf('officer');
    const asOf = await officer.call(register.get, { params: { agencyCode: ward.code }, query: { asOf: '2019-09-09' } });
    expect(asOf.offers.find(({ code }) => code === '1.000030')).toMatchObject({ level: 3, level4On: null, counts: 'below' });
  });
});

describe('usage', () => {
  it('of a locked period is refused by page and database alike', async () => {
    const officer = await clientOf('officer');
    const { offers } = await officer.call(register.get, { params: { agencyCode: ward.code } });
    const offer = offers[0] as OfferView;
    await app.setClock(jurisdictionId, '2019-10-26');
    try {
      const late = (await clientOf('officer')).call(register.edit, { params: { offerId: offer.id }, body: { version: offer.version, usage: { dossiersOnline: 99 } } });
      await expect(late).rejects.toMatchObject({ code: 'locked', problem: { status: 409 } });
      const direct = app.sql('update offer_usage set dossiers_online = 99 where jurisdiction_id = $1', [jurisdictionId]);
      await expect(direct).rejects.toMatchObject({ code: 'TD001' });
    } finally {
      await app.setClock(jurisdictionId, '2019-09-16');
    }
  });
});

describe('large numbers', () => {
  it('are refused above what a service takes in a period, in the words of the field', async () => {
    const officer = await clientOf('officer');
    const [offer] = (await officer.call(register.get, { params: { agencyCode: ward.code } })).offers as [OfferView];
    const params = { offerId: offer.id };
    await expect(officer.call(register.edit, { params, body: { version: offer.version, usage: { dossiersOnline: 10_000_001 } } })).rejects.toMatchObject({
      code: 'invalid_input',
      problem: {
        fields: [{ path: 'usage.dossiersOnline', code: 'more_than_a_period', written: '10000001', expected: 'không quá 10.000.000 trong một kỳ', mend: expect.stringContaining('10.000.000') as unknown }],
      },
    });
  });

  it('shut nobody out: their sums are shown, sent and counted', async () => {
    const officer = await clientOf('officer');
    const before = await officer.call(register.get, { params: { agencyCode: ward.code } });
    const most = { dossiersOnline: 10_000_000, dossiersCounter: 10_000_000, dossiersPost: 10_000_000, paidOnline: 10_000_000, receiptsIssued: 10_000_000 };
    for (const { id, version, withdrawnOn } of before.offers) if (withdrawnOn === null) await officer.call(register.edit, { params: { offerId: id }, body: { version, usage: most } });
    // What was accepted before there was a bound is more than a sum of the page or an integer of the database once held.
    await app.sql('update offer_usage set dossiers_online = 1500000000, dossiers_counter = 1500000000, dossiers_post = 1500000000, paid_online = 2000000000, receipts_issued = 2000000000 where jurisdiction_id = $1', [jurisdictionId]);
    const view = await officer.call(register.get, { params: { agencyCode: ward.code } });
    const [edited] = view.offers as [OfferView];
    await officer.call(register.edit, { params: { offerId: edited.id }, body: { version: edited.version, barrier: 'vẫn sửa được' } });
    const dossiers = view.ledger?.others.find(({ definition }) => definition === 'dossiers')?.fraction;
    expect(dossiers?.denominator).toBeGreaterThan(10_000_000_000);
    expect(view.payment.uses).toBe(2_000_000_000);
    const mine = await officer.call(home.get, {});
    expect(mine.agency?.candidates.every(({ dossiers: each }) => each === 4_500_000_000)).toBe(true);
    const [stored] = await app.sql<{ uses: number }>('select max(uses) as uses from figures where jurisdiction_id = $1', [jurisdictionId]);
    expect(stored?.uses).toBe(2_000_000_000);
  });
});

describe('putting a service back', () => {
  it('is for the same day: later it would change what was said of the days between', async () => {
    const officer = await clientOf('officer');
    const get = (asOf?: string) => officer.call(register.get, { params: { agencyCode: ward.code }, query: asOf === undefined ? {} : { asOf } });
    const { offers } = await get();
    const offer = offers.find(({ code }) => code === '1.000080') as OfferView;
    const params = { offerId: offer.id };
    const gone = await officer.call(register.withdraw, { params, body: { version: offer.version, withdrawn: true } });
    const denominatorOn = async (day?: string) => (await get(day)).ledger?.fraction.denominator ?? 0;
    const without = await denominatorOn();
    await app.setClock(jurisdictionId, '2019-09-18');
    try {
      await expect(officer.call(register.withdraw, { params, body: { version: gone.version, withdrawn: false } })).rejects.toMatchObject({
        code: 'conflict',
        problem: { fields: [{ code: 'put_back_another_day', mend: expect.stringContaining('Thêm lại dịch vụ từ danh mục đã công bố') as unknown }] },
      });
      const [anew] = await take(8);
      expect(anew).toMatchObject({ code: '1.000080', withdrawnOn: null });
      expect([await denominatorOn('2019-09-15'), await denominatorOn('2019-09-16'), await denominatorOn('2019-09-17'), await denominatorOn()]).toEqual([without + 1, without, without, without + 1]);
    } finally {
      await app.setClock(jurisdictionId, '2019-09-16');
    }
  });
});
