import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MS_OF_DAY } from '@tiendo/domain/calendar';
import { reports, type EvidenceView } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, type CityPerson } from '../../../test/city.js';
import { HOSTILE_FILES, TYPES, WORD, zip } from '../../../test/hostile-files.js';
import { deskOf, outcome, type Desk } from '../../../test/reporting.js';
import { Contexts } from '../../platform/auth/contexts.js';
import { FileStore } from '../../platform/storage/file-store.js';
import { MOST_BYTES_OF_A_REPORT, MOST_FILES_OF_AN_ITEM } from './evidence.service.js';
import { sweepOrphanFiles } from './orphans.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const PDF = '%PDF-1.7 quyết định';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function attach(desk: Desk, person: CityPerson, content = PDF, fileName = 'Quyết định 12.pdf'): Promise<EvidenceView> {
  return (await desk.as(person)).call(reports.attach, { params: { reportId: desk.reportId, itemCode: 'level4' }, file: new Blob([content]), fileName });
}
async function detach(desk: Desk, person: CityPerson, evidenceId: string, removed: boolean): Promise<EvidenceView> {
  return (await desk.as(person)).call(reports.detach, { params: { evidenceId }, body: { removed } });
}
async function download(desk: Desk, person: CityPerson, evidenceId: string): Promise<string> {
  const { blob } = await (await desk.as(person)).call(reports.evidenceFile, { params: { evidenceId } });
  return blob.text();
}
const filesOf = async (desk: Desk, person: CityPerson = 'officer.SXD') => (await desk.get(person)).items.find(({ code }) => code === 'level4')?.evidence ?? [];

describe('evidence', () => {
  it('is attached by the officer alone, starts the report, and is written down', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    for (const person of ['head.SXD', 'clerk.SXD', 'coordinator', 'leader'] as const) expect([person, await outcome(attach(desk, person))]).toEqual([person, 'wrong_role']);
    expect(await outcome(attach(desk, 'officer.TK'))).toBe('other_agency');
    expect((await desk.get('officer.SXD')).status).toBe('not_started');
    const file = await attach(desk, 'officer.SXD');
    expect(file).toMatchObject({ itemCode: 'level4', fileName: 'Quyết định 12.pdf', mediaType: 'application/pdf', sizeBytes: Buffer.byteLength(PDF), sha256: sha256(PDF), uploadedBy: 'officer SXD' });
    expect(await filesOf(desk)).toEqual([file]);
    expect(await desk.get('officer.SXD')).toMatchObject({ status: 'draft' });
    const trail = await app.sql('select action from audit_events where subject_id = any($1::text[]) order by seq', [[desk.reportId, file.id]]);
    expect(trail).toEqual([{ action: 'report.start' }, { action: 'evidence.attach' }]);
  });

  it('is what it is by its content: a program is refused and leaves nothing behind', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    expect(await outcome(attach(desk, 'officer.SXD', 'MZ\u0000\u0001', 'báo cáo.pdf'))).toBe('unreadable_file');
    expect(await desk.get('officer.SXD')).toMatchObject({ status: 'not_started', version: 1 });
    expect((await attach(desk, 'officer.SXD', 'chỉ là chữ', 'ghi chú.txt')).mediaType).toBe('text/plain');
  });

  it('must be what its name says, and who is refused is told what is taken', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    await expect(attach(desk, 'officer.SXD', 'chỉ là chữ', 'giả.pdf')).rejects.toMatchObject({
      code: 'mislabelled_file',
      problem: { status: 422, fields: [{ in: 'file', path: 'file', written: 'giả.pdf', expected: '.pdf, .png, .jpg, .jpeg, .webp, .docx, .xlsx, .csv, .txt', mend: expect.stringContaining('đuôi tên') }] },
    });
    expect(await filesOf(desk)).toEqual([]);
  });

  it('is taken off and put back, up to so many files an item', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const first = await attach(desk, 'officer.SXD');
    expect(await outcome(detach(desk, 'head.SXD', first.id, true))).toBe('wrong_role');
    await detach(desk, 'officer.SXD', first.id, true);
    expect(await filesOf(desk)).toEqual([]);
    await detach(desk, 'officer.SXD', first.id, false);
    expect(await filesOf(desk)).toEqual([first]);
    for (let count = 1; count < MOST_FILES_OF_AN_ITEM; count += 1) await attach(desk, 'officer.SXD', `${PDF} ${count}`);
    expect(await outcome(attach(desk, 'officer.SXD'))).toBe('invalid_input');
    await detach(desk, 'officer.SXD', first.id, true);
    await attach(desk, 'officer.SXD');
    expect(await outcome(detach(desk, 'officer.SXD', first.id, false))).toBe('invalid_input');
    expect(await outcome(detach(desk, 'officer.SXD', '00000000-0000-4000-8000-000000000000', true))).toBe('not_found');
  });

  it('of a draft is for its agency; what was sent is for who may read, and each download is written down', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('draft');
    const sent = await attach(desk, 'officer.SXD');
    const never = await attach(desk, 'officer.SXD', `${PDF} nháp`);
    await detach(desk, 'officer.SXD', never.id, true);
    expect(await download(desk, 'head.SXD', sent.id)).toBe(PDF);
    expect(await outcome(download(desk, 'coordinator', sent.id))).toBe('not_found');
    await desk.act('officer.SXD', 'submit');
    expect(await outcome(download(desk, 'coordinator', sent.id))).toBe('not_found');
    await desk.act('head.SXD', 'approve');
    expect(await download(desk, 'coordinator', sent.id)).toBe(PDF);
    expect(await outcome(download(desk, 'coordinator', never.id))).toBe('not_found');
    expect(await outcome(download(desk, 'officer.TK', sent.id))).toBe('other_agency');
    const trail = await app.sql('select action, person_id, agency_id from audit_events where subject_id = $1 and action = $2 order by seq', [sent.id, 'evidence.download']);
    expect(trail).toEqual(['head.SXD', 'coordinator'].map((who) => ({ action: 'evidence.download', person_id: city.people[who as 'coordinator'].id, agency_id: city.agencies.SXD.id })));
    expect(await filesOf(desk, 'coordinator')).toEqual([sent]);
    expect(await outcome(attach(desk, 'officer.SXD'))).toBe('wrong_status');
    expect(await outcome(detach(desk, 'officer.SXD', sent.id, true))).toBe('wrong_status');
  });

  it('stays with the sending that carried it, after it was taken off the next', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    await desk.bring('draft');
    const file = await attach(desk, 'officer.SXD');
    await desk.act('officer.SXD', 'submit');
    await desk.act('head.SXD', 'approve');
    await desk.act('coordinator', 'open');
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'x' });
    await desk.act('coordinator', 'return');
    await detach(desk, 'officer.SXD', file.id, true);
    expect(await filesOf(desk)).toEqual([]);
    expect(await filesOf(desk, 'coordinator')).toEqual([file]);
    expect(await download(desk, 'coordinator', file.id)).toBe(PDF);
    const { changed } = (await desk.get('officer.SXD')).items.find(({ code }) => code === 'level4') ?? {};
    expect(changed).toBe(true);
  });

  it('leaves the server as an attachment that no browser guesses about', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    const { id } = await attach(desk, 'officer.SXD', PDF, '../../Quyết định.pdf');
    const response = await fetch(`${app.url}/api/evidence/${id}/file`, { headers: { cookie: await app.cookieOf(city.people['head.SXD']) } });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Quyet dinh\.pdf"; filename\*=UTF-8''Quy/);
    expect(await response.text()).toBe(PDF);
  });

  it('of whatever type is never shown on our origin', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    const files: Readonly<Record<string, Buffer>> = {
      'a.pdf': Buffer.from(PDF),
      'a.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'a.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      'a.webp': Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'latin1'),
      'a.docx': zip([TYPES, WORD]),
      'a.xlsx': zip([TYPES, { name: 'xl/workbook.xml' }]),
      'a.csv': Buffer.from('mã,tên'),
      'a.txt': Buffer.from('chữ <script>alert(1)</script>'),
    };
    const cookie = await app.cookieOf(city.people['head.SXD']);
    const client = await desk.as('officer.SXD');
    for (const [fileName, content] of Object.entries(files)) {
      const { id } = await client.call(reports.attach, { params: { reportId: desk.reportId, itemCode: 'results' }, file: new Blob([new Uint8Array(content)]), fileName });
      const { headers } = await fetch(`${app.url}/api/evidence/${id}/file`, { headers: { cookie } });
      expect([fileName, headers.get('content-disposition')?.startsWith(`attachment; filename="${fileName}"`)]).toEqual([fileName, true]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it.each(Object.entries(HOSTILE_FILES).filter(([what]) => /zip bomb|same bytes|climbs|XXE|macros|archive too|nothing at all/.test(what)))('refuses %s, and goes on', async (_, { name, content }) => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const client = await desk.as('officer.SXD');
    const refused = client.call(reports.attach, { params: { reportId: desk.reportId, itemCode: 'level4' }, file: new Blob([new Uint8Array(content())]), fileName: name });
    expect(['unreadable_file', 'unsafe_file', 'invalid_input', 'mislabelled_file']).toContain(await outcome(refused));
    expect((await attach(desk, 'officer.SXD')).fileName).toBe('Quyết định 12.pdf');
  });

  it('of a report is limited in number and in bytes', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    await desk.bring('draft');
    const { id } = await attach(desk, 'officer.SXD');
    await app.sql(`update evidence set size_bytes = $2 where id = $1 returning 1`, [id, MOST_BYTES_OF_A_REPORT - 5]);
    expect(await outcome(attach(desk, 'officer.SXD'))).toBe('invalid_input');
    await app.sql(`update evidence set size_bytes = 1 where id = $1 returning 1`, [id]);
    expect(await outcome(attach(desk, 'officer.SXD'))).not.toBe('invalid_input');
  });

  it('stays in the store as long as a row names it; what none names is swept after a day', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const { sha256: hash } = await attach(desk, 'officer.SXD', `${PDF} kho`);
    const store = app.application.app.get(FileStore);
    const [old, fresh] = [await store.put(Buffer.from('bỏ dở cũ')), await store.put(Buffer.from('đang tải lên'))];
    const folder = join(app.config.dataDir, 'files');
    const kept = (await readdir(join(folder, hash.slice(0, 2)))).filter((name) => name.startsWith(hash)).map((name) => `${hash.slice(0, 2)}/${name}`);
    const twoDaysAgo = new Date(Date.now() - 2 * MS_OF_DAY);
    for (const key of [...kept, old.key]) await utimes(join(folder, key), twoDaysAgo, twoDaysAgo);
    expect(await sweepOrphanFiles(app.application.app.get(Contexts), store)).toBe(1);
    expect(existsSync(join(folder, old.key))).toBe(false);
    expect([...kept, fresh.key].map((key) => existsSync(join(folder, key)))).toEqual([true, true]);
  });
});
