import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readZipDirectory } from '@tiendo/papers';
import { exports, matrix, type QueryOf } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, services, type City, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome } from '../../../test/reporting.js';

type Query = QueryOf<typeof exports.review>;

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await aCity(app, { STTTT: services(8, 2), SXD: services(19, 31), TK: services(0, 10), 'TK-1': services(4, 6) });
  await (await deskOf(app, city, 'SXD')).bring('sent');
  const ward = await deskOf(app, city, 'TK-1');
  await ward.bring('draft');
  await ward.save('officer.TK-1', 'difficulties', { words: 'Khó khăn chưa gửi' });
});
afterAll(() => app.close());

async function review(person: CityPerson, query: Partial<Query> & Pick<Query, 'format'>): Promise<{ name: string; bytes: Buffer }> {
  const { blob, name } = await (await app.asPerson(city.people[person])).call(exports.review, { query: { ...EVERYTHING, ...query } });
  return { name, bytes: Buffer.from(await blob.arrayBuffer()) };
}

interface Exported {
  readonly filters: string[];
  readonly illustrative: boolean;
  readonly period: { code: string; label: string };
  readonly targets: { code: string }[];
  readonly groups: { code: string; asked: boolean; agencies: { code: string; report: { status: string; dueOn: string; sentOn: string | null } | null; cells: { status: string; figure: unknown; lateDays: number }[] }[] }[];
}
const json = async (person: CityPerson, query: Partial<Query> = {}): Promise<Exported> => JSON.parse((await review(person, { ...query, format: 'json' })).bytes.toString('utf8')) as Exported;

/** The words of a part of an office file, without its marks. */
function textOf(bytes: Buffer, part: string): string {
  const entry = readZipDirectory(bytes)?.find(({ name }) => name === part);
  if (entry === undefined) throw new Error(`no part ${part}`);
  const { headerOffset, compressedSize, method } = entry;
  const start = headerOffset + 30 + bytes.readUInt16LE(headerOffset + 26) + bytes.readUInt16LE(headerOffset + 28);
  const packed = bytes.subarray(start, start + compressedSize);
  return (method === 0 ? packed : inflateRawSync(packed)).toString('utf8').replace(/<[^>]+>/g, ' ');
}

describe('GET /exports/review', () => {
  it.each<[string, CityPerson, Partial<Query>]>([
    ['everything', 'leader', {}],
    ['one kind', 'leader', { kind: ['ward'] }],
    ['one target', 'leader', { target: ['DVC-MUC-4'] }],
    ['a status', 'leader', { status: ['met'] }],
    ['a name', 'leader', { q: 'thanh khe' }],
    ['a state of reports', 'leader', { report: ['sent'] }],
    ['an agency and those under it', 'coordinator', { under: 'TK' }],
    ['what a district sees', 'clerk.TK', {}],
    ['what an agency sees', 'officer.SXD', {}],
  ])('holds exactly what the matrix shows: %s', async (_, person, filter) => {
    const shown = await (await app.asPerson(city.people[person])).call(matrix.get, { query: { ...EVERYTHING, ...filter } });
    const exported = await json(person, filter);
    expect(exported.targets.map(({ code }) => code)).toEqual(shown.targets.map(({ code }) => code));
    const agencies = exported.groups.flatMap((group) => group.agencies);
    const expected = shown.rows.map(({ agency, report, cells }) => ({
      code: agency.code,
      report: report === null ? null : { status: report.status, dueOn: report.dueOn },
      cells: cells.map(({ status, numerator, denominator, lateDays }) => ({ status, figure: numerator === null ? null : { numerator, denominator }, lateDays })),
    }));
    expect(agencies.map(({ code, report, cells }) => ({ code, report: report === null ? null : { status: report.status, dueOn: report.dueOn }, cells: cells.map(({ status, figure, lateDays }) => ({ status, figure, lateDays })) }))).toEqual(expected);
    const csv = (await review(person, { ...filter, format: 'csv' })).bytes.toString('utf8').trim().split('\r\n');
    expect(csv).toHaveLength(1 + shown.rows.length * shown.targets.length);
  });

  it('says its filters, its period and that it is made up', async () => {
    const exported = await json('leader', { kind: ['ward'], status: ['met', 'at_risk'], q: 'Thanh', under: 'TK' });
    expect(exported).toMatchObject({ illustrative: true, period: { code: '2019-Q3', label: 'Quý III/2019' } });
    expect(exported.filters).toEqual(['Nhóm cơ quan: UBND phường, xã', 'Trạng thái: Đạt đúng hạn; Nguy cơ chậm tiến độ', 'Cơ quan và đơn vị trực thuộc: UBND quận Thanh Khê', 'Tên có chứa: “Thanh”']);
    expect((await json('leader', { locale: 'en', kind: ['ward'] })).filters).toEqual(['Group: Ward and commune People’s Committees']);
  });

  it('sets those apart who are asked and not ordered', async () => {
    const { groups } = await json('leader');
    expect(groups.map(({ code, asked, agencies }) => [code, asked, agencies.length])).toEqual([['department', false, 3], ['central-asked', true, 1], ['district', false, 3], ['ward', false, 3]]);
  });

  it('is a document in the official form with the words of what was sent, and none of a draft', async () => {
    const { bytes } = await review('coordinator', { format: 'docx' });
    const text = textOf(bytes, 'word/document.xml');
    expect(text).toMatch(/SỞ THÔNG TIN\s+VÀ TRUYỀN THÔNG/);
    expect(text).toContain('Tỷ lệ mức độ 4 tăng (Sở Xây dựng).');
    expect(text).toMatch(/Nguyên nhân khách quan\s+- Kinh phí \(Sở Xây dựng\)\./);
    expect(text).toContain('Thực hiện ý kiến chỉ đạo của Chủ tịch UBND thành phố tại hội nghị ngày 19 tháng 8 năm 2019 về ứng dụng công nghệ thông tin, Sở Thông tin và Truyền thông báo cáo');
    expect(text).toMatch(/quý\u00a0III\/2019 trên địa bàn thành phố số \d+/);
    expect(text).toContain('đã bật (giả định).');
    expect(text).not.toContain('Khó khăn chưa gửi');
  });

  it('is drawn up in the name of the committee whose own it is, which stands under nobody', async () => {
    const district = textOf((await review('clerk.TK', { format: 'docx' })).bytes, 'word/document.xml').replace(/\s+/g, ' ');
    expect(district).toMatch(/^.{0,80}ỦY BAN NHÂN DÂN QUẬN THANH KHÊ/);
    expect(district).not.toContain('UBND THÀNH PHỐ');
    expect(district).toMatch(/Thanh Khê, ngày +tháng 9 năm 2019/);
    expect(district).toContain('trên địa bàn quận Thanh Khê');
    expect(district).toMatch(/TM\. ỦY BAN NHÂN DÂN +CHỦ TỊCH/);
    const department = textOf((await review('officer.SXD', { format: 'docx' })).bytes, 'word/document.xml').replace(/\s+/g, ' ');
    expect(department).toMatch(/UBND THÀNH PHỐ SỐ \d+ SỞ XÂY DỰNG/);
    expect(department).toContain('tại Sở Xây dựng');
  });

  it('is a workbook with a sheet for each target', async () => {
    const { bytes } = await review('leader', { format: 'xlsx' });
    const entries = readZipDirectory(bytes)?.map(({ name }) => name) ?? [];
    expect(entries.filter((name) => name.startsWith('xl/worksheets/'))).toHaveLength(2 + 3);
    expect((await review('leader', { format: 'xlsx', target: ['DVC-MUC-4'] })).bytes.length).toBeLessThan(bytes.length);
  });

  it('is named after period, scope and day, and leaves as an attachment', async () => {
    expect((await review('leader', { format: 'xlsx' })).name).toBe('ra-soat_2019-Q3_toan-thanh-pho_2019-09-16.xlsx');
    expect((await review('leader', { format: 'csv', under: 'TK' })).name).toBe('ra-soat_2019-Q3_TK_2019-09-16.csv');
    expect((await review('head.SXD', { format: 'json' })).name).toBe('ra-soat_2019-Q3_SXD_2019-09-16.json');
    const response = await fetch(`${app.url}/api/exports/review?format=docx`, { headers: { cookie: await app.cookieOf(city.people.leader) } });
    expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="ra-soat_2019-Q3_toan-thanh-pho_2019-09-16\.docx"/);
  });

  it('refuses what does not exist', async () => {
    expect(await outcome(review('leader', { format: 'json', period: '2030-Q1' }))).toBe('not_found');
    expect(await outcome(review('leader', { format: 'json', target: ['X'] }))).toBe('not_found');
    expect(await outcome(review('leader', { format: 'pdf' as never }))).toBe('invalid_input');
  });
});
