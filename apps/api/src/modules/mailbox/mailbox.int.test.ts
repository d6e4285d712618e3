import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { reminders } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';
import { writeMail } from '../../platform/mail/mail.js';

let app: TestApp;
let administrator: TestPerson;
let one: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  app = await bootApp();
  const jurisdictionId = await app.inTx(async (tx) => {
    const id = await aJurisdiction(tx, { demonstration: true });
    administrator = await aPerson(tx, id, { roles: [{ role: 'administrator' }] });
    one = await aPerson(tx, id, { roles: [{ role: 'leader' }], email: 'one@demo.test' });
    other = await aPerson(tx, id, { roles: [{ role: 'leader' }], email: 'other@demo.test' });
    return id;
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  await app.run(jurisdictionId, async (ctx) => {
    for (const [index, person] of [one, one, one, other].entries()) {
      await writeMail({ ...ctx, now: (ctx.now + index) as typeof ctx.now }, 'tiendo.test', { personId: person.id, toAddress: person.email, kind: 'reminder', subject: `Thư số ${index + 1} 50%`, bodyText: 'chữ', bodyHtml: '<p>chữ</p>' });
    }
  });
});
afterAll(() => app.close());

const mailbox = async (person: TestPerson, query: { q?: string; limit?: number; after?: string } = {}) => (await app.asPerson(person)).call(reminders.mailbox, { query });
const subjects = (items: readonly { subject: string }[]) => items.map(({ subject }) => subject);

it('holds one’s own mails, newest first, a page at a time', async () => {
  const first = await mailbox(one, { limit: 2 });
  expect(subjects(first.items)).toEqual(['Thư số 3 50%', 'Thư số 2 50%']);
  expect(first.delivers).toBe(false);
  const next = await mailbox(one, { limit: 2, after: first.next ?? '' });
  expect(subjects(next.items)).toEqual(['Thư số 1 50%']);
  expect(next.next).toBeNull();
});

it('of everybody is seen by the administrator of a demonstration, and found by words without diacritics or by address', async () => {
  expect((await mailbox(administrator)).items).toHaveLength(4);
  expect(subjects((await mailbox(administrator, { q: 'thu so 4' })).items)).toEqual(['Thư số 4 50%']);
  expect(subjects((await mailbox(administrator, { q: 'OTHER@demo' })).items)).toEqual(['Thư số 4 50%']);
  expect((await mailbox(administrator, { q: '50%' })).items).toHaveLength(4);
  expect((await mailbox(administrator, { q: '5%%' })).items).toEqual([]);
});

it('of a real installation is nobody else’s, the administrator’s neither', async () => {
  await app.sql('update installation set demo = false');
  expect((await mailbox(administrator)).items).toEqual([]);
  await app.sql('update installation set demo = true');
});

it('shows a mail whole, and another’s not at all', async () => {
  const [mine] = (await mailbox(other)).items;
  const params = { mailId: mine?.id ?? '' };
  expect(await (await app.asPerson(other)).call(reminders.mail, { params })).toMatchObject({ text: 'chữ', html: '<p>chữ</p>', state: 'queued', sentAt: null });
  await expect((await app.asPerson(one)).call(reminders.mail, { params })).rejects.toMatchObject({ code: 'not_found' });
  expect(await (await app.asPerson(administrator)).call(reminders.mail, { params })).toMatchObject({ to: 'other@demo.test' });
});
