import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { plainDate } from '@tiendo/domain/calendar';
import { agencies } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestAgency } from '../../../test/factories.js';
import { addAgency, agencyByCode, agenciesOn, subjectOf } from './public.js';

let app: TestApp;
let jurisdictionId: number;
let district: TestAgency;
let officer: Client;

beforeAll(async () => {
  app = await bootApp();
  const person = await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    district = await anAgency(tx, jurisdictionId, { code: 'TK', kind: 'district', nameVi: 'UBND quận Thanh Khê', rankingGroup: 'district' });
    await anAgency(tx, jurisdictionId, { code: 'TK-01', kind: 'ward', parentId: district.id, nameVi: 'UBND phường Hòa Khê' });
    await anAgency(tx, jurisdictionId, { code: 'SYT', kind: 'department', nameVi: 'Sở Y tế' });
    await anAgency(tx, jurisdictionId, { code: 'TK-02', kind: 'ward', parentId: district.id, nameVi: 'UBND phường An Khê' });
    await aPerson(tx, jurisdictionId, { name: 'Trần Văn Đầu', roles: [{ role: 'head', agencyId: district.id }] });
    const elsewhere = await aJurisdiction(tx);
    await anAgency(tx, elsewhere, { code: 'TK-03', kind: 'ward', nameVi: 'UBND phường Hòa Khê' });
    return aPerson(tx, jurisdictionId, { name: 'Lê Thị Báo', roles: [{ role: 'reporting_officer', agencyId: district.id }] });
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  officer = await app.asPerson(person);
});
afterAll(() => app.close());

const codes = async (query: { q?: string; kind?: 'ward' | 'district'; limit?: number }): Promise<string[]> => (await officer.call(agencies.list, { query })).items.map(({ code }) => code);

describe('finding agencies', () => {
  it.each([
    ['hoà khê', ['TK-01']],
    ['HOA KHE', ['TK-01']],
    ['khe', ['TK', 'TK-01', 'TK-02']],
    ['tk-0', ['TK-01', 'TK-02']],
    ['100%', []],
    ['_', []],
  ])('by %s', async (q, found) => {
    expect(await codes({ q })).toEqual(found);
  });

  it('by kind, and no more than asked for', async () => {
    expect(await codes({ kind: 'ward' })).toEqual(['TK-01', 'TK-02']);
    expect(await codes({ limit: 1 })).toEqual(['TK']);
  });

  it('is for who is signed in', async () => {
    await expect(app.client.call(agencies.list, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('one agency', () => {
  it.each([
    ['TK', true],
    ['TK-01', true],
    ['SYT', false],
  ])('says whether the register and the obligations of %s are open to a district’s officer', async (agencyCode, allowed) => {
    const { can } = await officer.call(agencies.get, { params: { agencyCode } });
    expect([can.readRegister.allowed, can.readObligations.allowed]).toEqual([allowed, allowed]);
  });

  it('has a parent, its own agencies and people to ask', async () => {
    const view = await officer.call(agencies.get, { params: { agencyCode: 'TK' } });
    expect(view).toMatchObject({ nameVi: 'UBND quận Thanh Khê', parent: null, rankingGroup: 'district', ranked: 'yes', validFrom: '2011-01-01' });
    expect(view.children.map(({ code }) => code)).toEqual(['TK-01', 'TK-02']);
    expect(view.contacts.map(({ name, role }) => [name, role])).toEqual([['Lê Thị Báo', 'reporting_officer'], ['Trần Văn Đầu', 'head']]);
    expect((await officer.call(agencies.get, { params: { agencyCode: 'TK-01' } })).parent?.code).toBe('TK');
  });

  it('of another province is not found', async () => {
    await expect(officer.call(agencies.get, { params: { agencyCode: 'TK-03' } })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is what it was called on the day that is asked for', async () => {
    await app.run(jurisdictionId, async (ctx) => {
      const { tx } = ctx;
      const id = await addAgency(ctx, { code: 'SMOI', nameVi: 'Sở mới', nameEn: 'New department', kind: 'department', ranked: 'unconfirmed', confidence: 'inferred', position: 99_999, validFrom: plainDate('2019-10-01') });
      expect(await agencyByCode(tx, jurisdictionId, 'SMOI', plainDate('2019-09-30'))).toBeNull();
      expect(await agencyByCode(tx, jurisdictionId, 'SMOI', plainDate('2019-10-01'))).toMatchObject({ id, kind: 'department', parentAgencyId: null, rankingGroup: null });
      expect((await agenciesOn(tx, jurisdictionId, plainDate('2019-10-01'))).map(({ code }) => code)).toEqual(['TK', 'TK-01', 'SYT', 'TK-02', 'SMOI']);
      await expect(subjectOf(tx, jurisdictionId, id, plainDate('2019-09-30'))).rejects.toThrow(RangeError);
      expect(await subjectOf(tx, jurisdictionId, id, plainDate('2019-10-01'))).toEqual({ agencyId: id, parentAgencyId: null });
      expect(await tx.query('select action, subject_id from audit_events where jurisdiction_id = $1', [jurisdictionId])).toEqual([{ action: 'agency.add', subject_id: id }]);
    });
  });
});
