import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@tiendo/domain/calendar';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aMembership, aPerson } from '../../../test/factories.js';
import { Contexts } from '../auth/contexts.js';
import { sqlInstant } from './columns.js';
import { Transactions } from './transactions.js';

let app: TestApp;
let jurisdictionId: number;

beforeAll(async () => {
  app = await bootApp();
  jurisdictionId = await app.inTx((tx) => aJurisdiction(tx));
});
afterAll(() => app.close());

describe('values of SQL', () => {
  it('arrive as the product speaks of them', async () => {
    const [row] = await app.sql(`select date '2019-10-31' as day, timestamptz '2019-10-31 24:00+07' as at, 40::bigint as big, 0.38::numeric as share, null::date as none`);
    expect(row).toEqual({ day: '2019-10-31', at: Date.UTC(2019, 9, 31, 17), big: 40, share: '0.38', none: null });
  });

  it('that no number can hold are refused', async () => {
    await expect(app.sql('select 9007199254740993 as big')).rejects.toThrow(RangeError);
  });

  it('leave as instants', async () => {
    const at = instant(Date.UTC(2019, 8, 16, 1, 2, 3, 456));
    expect(await app.sql('select $1::timestamptz as at', [sqlInstant(at)])).toEqual([{ at }]);
    expect(sqlInstant(null)).toBeNull();
  });
});

describe('the manager of a transaction', () => {
  it('sees what its SQL wrote and is rolled back with it', async () => {
    const name = 'Sở Thông tin và Truyền thông';
    await expect(
      app.inTx(async (tx) => {
        await tx.execute('update jurisdictions set name_vi = $2 where id = $1', [jurisdictionId, name]);
        expect(await tx.manager.query('select name_vi from jurisdictions where id = $1', [jurisdictionId])).toEqual([{ name_vi: name }]);
        await tx.manager.transaction(async (inner) => inner.query(`update jurisdictions set name_en = 'inner' where id = $1`, [jurisdictionId]));
        expect(await tx.one('select name_en from jurisdictions where id = $1', [jurisdictionId])).toEqual({ name_en: 'inner' });
        throw new Error('enough');
      }),
    ).rejects.toThrow('enough');
    expect(await app.sql('select 1 from jurisdictions where name_vi = $1', [name])).toEqual([]);
  });
});

describe('a transaction', () => {
  it('knows whom row-level policies would see, and only while it lasts', async () => {
    const person = await app.inTx((tx) => aPerson(tx, jurisdictionId));
    const settings = `select current_setting('tiendo.jurisdiction', true) as jurisdiction, current_setting('tiendo.person', true) as person`;
    const [inside] = await app.runAs(person, (ctx) => ctx.tx.query(settings));
    expect(inside).toEqual({ jurisdiction: String(jurisdictionId), person: person.id });
    const after = await Promise.all(Array.from({ length: 6 }, () => app.sql<{ person: string | null }>(settings)));
    expect(after.flat().every(({ person: seen }) => !seen)).toBe(true);
  });

  it('of a read sees one moment', async () => {
    const transactions = app.application.app.get(Transactions);
    const names = await transactions.run('read', async (tx) => {
      const before = await tx.query('select name_vi from jurisdictions where id = $1', [jurisdictionId]);
      await app.sql(`update jurisdictions set name_vi = name_vi || '!' where id = $1`, [jurisdictionId]);
      return [before, await tx.query('select name_vi from jurisdictions where id = $1', [jurisdictionId])];
    });
    expect(names[0]).toEqual(names[1]);
  });

  it('may be told another time, for the story of a demonstration', async () => {
    const person = await app.inTx(async (tx) => {
      const made = await aPerson(tx, jurisdictionId);
      await aMembership(tx, { jurisdictionId, personId: made.id, role: 'leader', agencyId: null, validFrom: '2019-06-15', validTo: '2019-06-16' });
      return made;
    });
    const at = instant(Date.UTC(2019, 5, 14, 18));
    const told = await app.application.app.get(Contexts).runAs({ jurisdictionId, personId: person.id, at }, async ({ now, today, actor }) => ({ now, today, roles: actor.memberships.map(({ role }) => role) }));
    expect(told).toEqual({ now: at, today: '2019-06-15', roles: ['leader'] });
  });
});
