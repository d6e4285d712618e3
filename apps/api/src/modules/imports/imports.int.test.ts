import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { readRegisterFile, writeRegisterCsv, writeRegisterXlsx, type RegisterPaper, type RegisterValues } from '@tiendo/papers';
import { register, type ImportTrial, type OfferView } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestAgency } from '../../../test/factories.js';
import { anOrder, someProcedures, somePeriods } from '../../../test/order.js';
import { bindTarget } from '../obligations/public.js';

let app: TestApp;
let jurisdictionId: number;
let ward: TestAgency;
let other: TestAgency;
let officer: Client;
let stranger: Client;

beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

// Each test has a ward of its own with ten announced procedures, of which it has taken the first three, 1.000010 to 1.000030.
beforeEach(async () => {
  const people = await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    ward = await anAgency(tx, jurisdictionId, { kind: 'ward' });
    other = await anAgency(tx, jurisdictionId, { kind: 'ward' });
    const officerOf = (agency: TestAgency) => aPerson(tx, jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: agency.id }] });
    return [await officerOf(ward), await officerOf(other)] as const;
  });
  await app.setClock(jurisdictionId, '2019-06-20');
  const procedures = await app.run(jurisdictionId, async (ctx) => {
    await somePeriods(ctx);
    const { targets } = await anOrder(ctx);
    for (const targetId of targets.values()) await bindTarget(ctx, targetId, [{ agencyId: ward.id, asked: false }]);
    await someProcedures(ctx, 'department', 1, { first: 900 });
    return someProcedures(ctx, 'ward', 10);
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  [officer, stranger] = [await app.asPerson(people[0]), await app.asPerson(people[1])];
  await officer.call(register.take, { params: { agencyCode: ward.code }, body: { procedureIds: [...procedures.values()].slice(0, 3), level: 3 } });
});

const NOTHING: RegisterValues = {
  code: null, name: null, field: null, level: null, level4On: null, registeredLevel: null, promisedOn: null, feeBearing: null, paymentOn: null, paymentSince: null,
  receiptOn: null, receiptSince: null, dossiersOnline: null, dossiersCounter: null, dossiersPost: null, paidOnline: null, receiptsIssued: null, barrier: null,
};
const row = (number: number, values: Partial<RegisterValues> = {}): RegisterValues => ({ ...NOTHING, code: `1.${String(number * 10).padStart(6, '0')}`, name: `Thủ tục số ${number}`, level: 3, ...values });
const paper = (rows: readonly RegisterValues[], address: { agency?: string; period?: string } = {}): RegisterPaper => ({
  locale: 'vi',
  agency: { code: address.agency ?? ward.code, name: 'Cơ quan' },
  period: { code: address.period ?? '2019-Q3', label: 'Quý III/2019' },
  generatedOn: '2019-09-16',
  illustrative: true,
  rows,
});
const attempt = async (bytes: Uint8Array, fileName: string, client = officer): Promise<ImportTrial> =>
  client.call(register.tryImport, { params: { agencyCode: ward.code }, file: new Blob([Uint8Array.from(bytes)]), fileName });
const attemptRows = async (rows: readonly RegisterValues[], address = {}): Promise<ImportTrial> => attempt(await writeRegisterXlsx(paper(rows, address)), 'so.xlsx');
const apply = (importId: string, client = officer): Promise<ImportTrial> => client.call(register.applyImport, { params: { importId }, body: {} });
const offers = async (): Promise<OfferView[]> => (await officer.call(register.get, { params: { agencyCode: ward.code } })).offers;
const rowCount = async (table: string): Promise<number> => (await app.sql<{ count: number }>(`select count(*)::integer as count from ${table} where jurisdiction_id = $1`, [jurisdictionId]))[0]?.count ?? 0;

describe('a dry run', () => {
  it('tells row by row what would be added, changed and left, and changes nothing', async () => {
    const before = [await offers(), await rowCount('offer_changes'), await rowCount('figures')];
    const trial = await attemptRows([row(1), row(2, { level: 4, level4On: '2019-09-02', paymentOn: true, paymentSince: '2019-09-02' }), row(4, { dossiersOnline: 7 })]);
    expect(trial).toMatchObject({ state: 'tried', fileName: 'so.xlsx', counts: { added: 1, changed: 1, same: 1, errors: 0, warnings: 0 }, problems: [] });
    expect(trial.rows.map(({ row: number, code, outcome }) => [number, code, outcome])).toEqual([[3, '1.000010', 'same'], [4, '1.000020', 'changed'], [5, '1.000040', 'added']]);
    expect(trial.rows[1]?.fields).toEqual([
      { field: 'level', from: '3', to: '4' },
      { field: 'level4On', from: null, to: '2019-09-02' },
      { field: 'paymentOn', from: 'false', to: 'true' },
      { field: 'paymentSince', from: null, to: '2019-09-02' },
    ]);
    expect([await offers(), await rowCount('offer_changes'), await rowCount('figures')]).toEqual(before);
  });

  it('names every error with row, column, what was written, what was expected and how to mend it, in both languages', async () => {
    const trial = await attemptRows([row(2, { level: 4, level4On: '2019-09-02', paymentOn: false }), row(900), row(7, { level: 4, level4On: '2019-09-17' }), row(5, { dossiersOnline: 1, paidOnline: 2 })]);
    expect(trial).toMatchObject({ state: 'refused', counts: { errors: 4 } });
    expect(trial.problems.map(({ row: number, column, written, code }) => [number, column, written, code])).toEqual([
      [3, 'I (Thanh toán trực tuyến (Có/Không))', 'Không', 'level4_fee_without_payment'],
      [4, 'A (Mã thủ tục)', '1.009000', 'not_announced'],
      [5, 'E (Ngày triển khai mức độ 4)', '17/09/2019', 'level4_day_future'],
      [6, 'P (Giao dịch thanh toán trực tuyến)', '2', 'paid_more_than_dossiers'],
    ]);
    for (const problem of trial.problems) expect(Object.values(problem).filter((text) => text === '')).toEqual([]);
    expect(trial.problems[0]).toMatchObject({ expectedVi: expect.stringContaining('Nghị định 43/2011/NĐ-CP') as unknown, expectedEn: expect.stringContaining('Decree 43/2011/NĐ-CP') as unknown });
    await expect(apply(trial.id)).rejects.toMatchObject({ code: 'wrong_status' });
  });

  it('names columns as the file heads them and where they stand', async () => {
    const trial = await attempt(Buffer.from('STT,Tên TTHC,Mã TTHC,Mức\n1,Thủ tục của nơi khác,1.009000,3\n2,Thủ tục số 2,1.000020,4\n'), 'so.csv');
    expect(trial.problems.filter(({ severity }) => severity === 'error').map(({ row: number, column, code }) => [number, column, code])).toEqual([
      [2, 'C (Mã TTHC)', 'not_announced'],
      // A column that the file lacks has its usual heading.
      [3, 'Ngày triển khai mức độ 4', 'level4_day_missing'],
      [3, 'Thanh toán trực tuyến (Có/Không)', 'level4_fee_without_payment'],
    ]);
  });

  it('turns a file of another agency or quarter away at the door', async () => {
    const foreign = await attemptRows([row(1)], { agency: other.code });
    expect(foreign).toMatchObject({ state: 'refused', rows: [], problems: [{ code: 'wrong_agency', row: null, written: other.code }] });
    expect((await attemptRows([row(1)], { period: '2019-Q2' })).problems).toMatchObject([{ code: 'wrong_period', written: '2019-Q2' }]);
  });

  it('keeps codes as texts in a .csv as in an .xlsx, and takes one that lost its zeros for no other', async () => {
    const csv = await attempt(writeRegisterCsv(paper([row(10)])), 'so.csv');
    expect(csv.rows).toMatchObject([{ code: '1.000100', outcome: 'added' }]);
    const shortened = await attempt(Buffer.from('Mã thủ tục,Tên thủ tục,Mức độ\n1.0001,Thủ tục số 10,3\n'), 'so.csv');
    expect(shortened).toMatchObject({ state: 'refused', problems: [{ row: 2, code: 'code_too_short', written: '1.0001' }] });
    // As LibreOffice writes 1.000100 back: the code that it was is named, and how to keep it one.
    expect(shortened.problems[0]).toMatchObject({ mendVi: expect.stringContaining('có lẽ mã là 1.000100'), mendEn: expect.stringContaining('choose Text for the column of codes') });
    // No announced code begins like this: nothing is supposed.
    const unknown = await attempt(Buffer.from('Mã thủ tục,Tên thủ tục,Mức độ\n1.0777,Thủ tục số 10,3\n'), 'so.csv');
    expect(unknown.problems).toMatchObject([{ code: 'code_too_short', mendVi: expect.not.stringContaining('1.077700') }]);
  });

  it('warns where the file says otherwise than the announced list, and keeps what is announced', async () => {
    const trial = await attemptRows([row(2, { name: 'Một tên khác', feeBearing: false, level: 2 })]);
    expect(trial.problems.map(({ code, severity }) => [code, severity])).toEqual([['name_differs', 'warning'], ['fee_differs', 'warning']]);
    await apply(trial.id);
    expect((await offers()).find(({ code }) => code === '1.000020')).toMatchObject({ name: 'Thủ tục số 2', feeBearing: true, level: 2 });
  });

  it('changes nothing by a column that is missing or a cell that is empty', async () => {
    const [first] = await offers();
    const kept = { barrier: 'chưa có biểu mẫu', paymentOn: true, paymentSince: '2019-08-01', usage: { dossiersOnline: 5 } };
    await officer.call(register.edit, { params: { offerId: first?.id ?? '' }, body: { version: 1, ...kept } });
    const bare = await attempt(Buffer.from('Mã thủ tục,Tên thủ tục,Mức độ\n1.000010,Thủ tục số 1,3\n'), 'so.csv');
    expect(bare.counts).toMatchObject({ same: 1, changed: 0 });
    const empty = await attemptRows([row(1, { barrier: 'chưa có biểu mẫu' })]);
    expect(empty.counts).toMatchObject({ same: 1, changed: 0 });
    expect((await attemptRows([row(1, { dossiersOnline: 0, barrier: 'chưa có biểu mẫu' })])).rows[0]?.fields).toContainEqual({ field: 'dossiersOnline', from: '5', to: '0' });
  });

  it('says in words that a file is none', async () => {
    expect(await attempt(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'so.xlsx')).toMatchObject({ state: 'refused', rows: [], counts: { errors: 1 } });
    expect(await attempt(Buffer.from('không phải bảng'), 'so.csv')).toMatchObject({ problems: [{ code: 'header_not_found' }] });
  });

  it('reads a large file in a thread of its own', async () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => row(index + 1, { barrier: 'vướng mắc '.repeat(12) }));
    const bytes = writeRegisterCsv(paper(rows));
    expect(bytes.length).toBeGreaterThan(500_000);
    const trial = await attempt(bytes, 'so.csv');
    expect(trial.counts).toMatchObject({ added: 7, changed: 3 });
    expect(trial.problems.filter(({ code }) => code === 'not_announced')).toHaveLength(1_000);
    expect(trial.counts.errors).toBe(3_990);
    expect(trial.problems).toHaveLength(1_001);
    expect(trial.problems.at(-1)).toMatchObject({ row: null, code: 'more_problems', severity: 'error', mendVi: expect.stringContaining('Còn 2.990 lỗi'), mendEn: expect.stringContaining('2,990 more errors') });
    expect(trial.rows.filter(({ outcome }) => outcome === 'error')).toHaveLength(1_000);
    expect(trial.rows.filter(({ outcome }) => outcome !== 'error')).toHaveLength(10);
  });

  it('counts what the reader of the file has not told either', async () => {
    const bad = Array.from({ length: 1_500 }, (_, index) => `1.${String(900_000 + index)},,\n`).join('');
    const trial = await attempt(Buffer.from(`Mã thủ tục,Tên thủ tục,Mức độ\n${bad}`), 'so.csv');
    expect(trial).toMatchObject({ state: 'refused', counts: { errors: 3_000 } });
    expect(trial.problems).toHaveLength(1_001);
  });

  it('says of a file of one letter that it is no table, and of an open quotation mark what it is', async () => {
    const table = 'Mã thủ tục,Tên thủ tục,Mức độ\n1.000010,';
    expect((await attempt(Buffer.from('a'.repeat(900_000)), 'so.csv')).problems).toMatchObject([{ code: 'cell_too_long', mendVi: expect.stringContaining('có lẽ không phải là bảng') }]);
    expect((await attempt(Buffer.from(`${table}"${'a\n'.repeat(20_000)}`), 'so.csv')).problems).toMatchObject([{ code: 'unclosed_quote' }]);
  });

  it('refuses more than a service takes in a period, in the words of the field', async () => {
    const trial = await attemptRows([row(2, { dossiersOnline: 10_000_000 }), row(3, { receiptsIssued: 10_000_001 })]);
    expect(trial.problems).toMatchObject([{ row: 4, column: 'Q (Biên lai, hóa đơn đã phát hành)', written: '10000001', code: 'too_large', expectedVi: 'số không quá 10.000.000', expectedEn: 'a number of at most 10,000,000' }]);
  });

  describe('of data of the other kind than the register', () => {
    const of = (nature: string, rows = 1): Buffer => Buffer.from(`Mã thủ tục,Tên thủ tục,Mức độ,Tính chất dữ liệu\n${Array.from({ length: rows }, (_, index) => `1.0000${index + 1}0,Thủ tục số ${index + 1},2,${nature}\n`).join('')}`);
    const become = (illustrative: boolean) => app.sql('update jurisdictions set illustrative = $2 where id = $1', [jurisdictionId, illustrative]);

    it('refuses real data in a demonstration, with the place and what to do', async () => {
      const trial = await attempt(of('dữ liệu thật', 2), 'so.csv');
      expect(trial).toMatchObject({ state: 'refused', rows: [], counts: { errors: 1 } });
      expect(trial.problems).toMatchObject([{ row: 2, column: 'D (Tính chất dữ liệu)', written: 'dữ liệu thật', code: 'real_data', expectedVi: 'tệp dữ liệu minh hoạ', mendVi: expect.stringContaining('Không nhập số liệu thật') }]);
      // On its cover an .xlsx says it too.
      expect((await attempt(await writeRegisterXlsx({ ...paper([row(1)]), illustrative: false }), 'so.xlsx')).problems).toMatchObject([{ row: null, code: 'real_data', written: 'số liệu chính thức của cơ quan' }]);
      expect(await attempt(of('dữ liệu minh hoạ'), 'so.csv')).toMatchObject({ state: 'tried' });
      expect(await attempt(of(''), 'so.csv')).toMatchObject({ state: 'tried' });
    });

    it('refuses made-up data in a real register', async () => {
      await become(false);
      expect((await attempt(of('dữ liệu minh hoạ'), 'so.csv')).problems).toMatchObject([{ row: 2, column: 'D (Tính chất dữ liệu)', written: 'dữ liệu minh hoạ', code: 'made_up_data', expectedEn: 'a file of official figures' }]);
      expect((await attemptRows([row(1)])).problems).toMatchObject([{ row: null, code: 'made_up_data' }]);
      expect(await attempt(of('dữ liệu thật'), 'so.csv')).toMatchObject({ state: 'tried' });
    });

    it('exports an empty register of a demonstration as what it is', async () => {
      const empty = await stranger.call(register.file, { params: { agencyCode: other.code }, query: { format: 'xlsx' } });
      const read = await readRegisterFile(new Uint8Array(await empty.blob.arrayBuffer()), empty.name);
      expect(read).toMatchObject({ illustrative: true, natures: [{ nature: 'made_up' }] });
    });
  });

  it('refuses usage of a locked period before anything else is asked', async () => {
    await app.setClock(jurisdictionId, '2019-10-28');
    expect((await attemptRows([row(1, { dossiersOnline: 9 })])).problems).toMatchObject([{ code: 'period_locked', severity: 'error' }]);
    expect(await attemptRows([row(1, { level: 2 })])).toMatchObject({ state: 'tried' });
  });
});

describe('applying it', () => {
  it('does what was shown, once, with history, audit rows and figures', async () => {
    const trial = await attemptRows([row(1, { level: 4, level4On: '2019-09-02' }), row(4, { dossiersOnline: 7, dossiersCounter: 1 }), row(5)]);
    const applied = await apply(trial.id);
    expect(applied).toEqual({ ...trial, state: 'applied' });
    const now = await offers();
    expect(now.map(({ code, level }) => [code, level])).toEqual([['1.000010', 4], ['1.000020', 3], ['1.000030', 3], ['1.000040', 3], ['1.000050', 3]]);
    expect(now[3]?.usage).toMatchObject({ dossiersOnline: 7, dossiersCounter: 1 });
    const history = await officer.call(register.history, { params: { offerId: now[0]?.id ?? '' } });
    expect(history.items[0]).toMatchObject({ source: 'import', heldOn: '2019-09-02' });
    const acts = await app.sql<{ action: string }>('select action from audit_events where jurisdiction_id = $1 and person_id is not null order by seq', [jurisdictionId]);
    expect(acts.map(({ action }) => action)).toEqual(['register.take', 'import.try', 'register.edit', 'register.take', 'import.apply']);
    const [obligation] = await app.sql(`select numerator, denominator from obligations o join targets t on t.id = o.target_id where o.jurisdiction_id = $1 and o.agency_id = $2 and t.code = 'DVC-MUC-4'`, [jurisdictionId, ward.id]);
    expect(obligation).toEqual({ numerator: 1, denominator: 5 });
    await expect(apply(trial.id)).rejects.toMatchObject({ code: 'wrong_status' });
  });

  it('does nothing at all where one service has moved since the trial', async () => {
    const trial = await attemptRows([row(1, { level: 2 }), row(2, { level: 2 }), row(4)]);
    const [, , third] = await offers();
    await officer.call(register.edit, { params: { offerId: third?.id ?? '' }, body: { version: 1, barrier: 'một trở ngại' } });
    const untouched = await attemptRows([row(3, { level: 2, barrier: 'một trở ngại' })]);
    const [, second] = await offers();
    await officer.call(register.edit, { params: { offerId: second?.id ?? '' }, body: { version: 1, barrier: 'khác' } });
    const before = [await offers(), await rowCount('offer_changes'), await rowCount('audit_events')];
    await expect(apply(trial.id)).rejects.toMatchObject({ code: 'conflict', problem: { status: 409 } });
    expect([await offers(), await rowCount('offer_changes'), await rowCount('audit_events')]).toEqual(before);
    expect(await apply(untouched.id)).toMatchObject({ state: 'applied' });
  });

  it('does nothing at all where a service was taken by hand meanwhile', async () => {
    const trial = await attemptRows([row(1, { level: 2 }), row(4)]);
    const [announced] = (await officer.call(register.announced, { params: { agencyCode: ward.code }, query: { q: '1.00004' } })).items;
    await officer.call(register.take, { params: { agencyCode: ward.code }, body: { procedureIds: [announced?.id ?? ''] } });
    await expect(apply(trial.id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await offers()).find(({ code }) => code === '1.000010')?.level).toBe(3);
  });

  it('is done on the day of the trial where the file leaves a day to it, else on any', async () => {
    const today = await attemptRows([row(2, { paymentOn: true }), row(4, { receiptOn: true })]);
    expect(today.rows[0]?.fields).toContainEqual({ field: 'paymentSince', from: null, to: '2019-09-16' });
    const dated = await attemptRows([row(1, { paymentOn: true, paymentSince: '2019-09-02' })]);
    await app.setClock(jurisdictionId, '2019-09-17');
    const before = await offers();
    await expect(apply(today.id)).rejects.toMatchObject({
      code: 'conflict',
      problem: { fields: [{ code: 'import_day_moved', expected: expect.stringContaining('nhập trong cùng ngày'), mend: expect.stringContaining('Thả lại tệp') }] },
    });
    expect(await offers()).toEqual(before);
    expect(await apply(dated.id)).toMatchObject({ state: 'applied' });
    const again = await attemptRows([row(2, { paymentOn: true })]);
    expect(again.rows[0]?.fields).toContainEqual({ field: 'paymentSince', from: null, to: '2019-09-17' });
    await apply(again.id);
    expect((await offers()).find(({ code }) => code === '1.000020')).toMatchObject({ paymentOn: true, paymentSince: '2019-09-17' });
  });

  it('is done by one of two who press at the same time', async () => {
    const trial = await attemptRows([row(4)]);
    const outcomes = await Promise.allSettled([apply(trial.id), apply(trial.id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await offers()).toHaveLength(4);
  });

  it('is refused to another agency, which cannot try one either', async () => {
    const trial = await attemptRows([row(4)]);
    await expect(apply(trial.id, stranger)).rejects.toMatchObject({ code: 'other_agency' });
    await expect(attempt(writeRegisterCsv(paper([row(4)])), 'so.csv', stranger)).rejects.toMatchObject({ code: 'other_agency' });
  });
});

describe('the file that the register gives', () => {
  it.each(['xlsx', 'csv'] as const)('comes back as .%s without a change', async (format) => {
    const before = await attemptRows([row(1, { level: 4, level4On: '2019-09-02', barrier: 'một "trở ngại"; dài', dossiersOnline: 12 }), row(2, { paymentOn: true, paymentSince: '2019-08-01', registeredLevel: 4, promisedOn: '2019-10-31' })]);
    await apply(before.id);
    const { blob, name } = await officer.call(register.file, { params: { agencyCode: ward.code }, query: { format } });
    expect(name).toBe(`So-dich-vu-cong-${ward.code}-2019-Q3.${format}`);
    const trial = await attempt(new Uint8Array(await blob.arrayBuffer()), name);
    expect(trial).toMatchObject({ state: 'tried', counts: { added: 0, changed: 0, same: 3, errors: 0, warnings: 0 } });
  });
});
