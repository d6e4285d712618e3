import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';

let app: TestApp;
let person: TestPerson;
let cookie: string;
beforeAll(async () => {
  app = await bootApp({ PUBLIC_URL: 'https://tiendo.example' });
  person = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'administrator' }] }));
  cookie = await app.cookieOf(person);
});
afterAll(() => app.close());

/** Where a page of somebody else may stand. */
const FOREIGN = [
  'null',
  'https://evil.example',
  'https://evil.tiendo.example',
  'https://www.tiendo.example',
  'https://tiendo.example:8443',
  'https://tiendo.example.evil.example',
  'https://eviltiendo.example',
  'https://tiendo.example@evil.example',
  'https://xn--tindo-n2a.example',
  'http://127.0.0.1:1',
  'https://tiendo.example.',
  'file://',
  'chrome-extension://abcdefgh',
  'tiendo.example',
];
/** What a page can send without asking first, and what it cannot. */
const BODIES: readonly (readonly [string, string])[] = [
  ['application/json', '{"locale":"en"}'],
  ['text/plain', '{"locale":"en"}'],
  ['application/x-www-form-urlencoded', 'locale=en'],
  ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="locale"\r\n\r\nen\r\n--x--\r\n'],
  ['', '{"locale":"en"}'],
];
const SITES = [undefined, 'cross-site', 'same-site', 'same-origin', 'none'];

const forged: readonly (readonly [Record<string, string>, string])[] = [
  ...FOREIGN.flatMap((origin) => BODIES.flatMap(([type, body]) => SITES.map((site) => [{ origin, ...(type && { 'content-type': type }), ...(site && { 'sec-fetch-site': site }) }, body] as const))),
  ...BODIES.flatMap(([type, body]) => ['cross-site', 'same-site', 'nonsense', ''].map((site) => [{ ...(type && { 'content-type': type }), 'sec-fetch-site': site }, body] as const)),
  ...BODIES.flatMap(([type, body]) => FOREIGN.map((origin) => [{ ...(type && { 'content-type': type }), referer: `${origin}/page` }, body] as const)),
];
const localeNow = async () => (await app.sql<{ locale: string }>('select locale from people where id = $1', [person.id]))[0]?.locale;
/** As bytes, so that no type is added to it. */
const send = (method: string, headers: Record<string, string>, body: string) => fetch(`${app.url}/api/me/locale`, { method, headers: { cookie, ...headers }, body: new TextEncoder().encode(body) });

describe('a command that a page of another site sends with our cookie', () => {
  it('has hundreds of forms here', () => {
    expect(forged.length).toBeGreaterThan(400);
  });

  it('is refused in every one of them, and changes nothing', async () => {
    const before = await localeNow();
    const passed: unknown[] = [];
    for (const [headers, body] of forged) {
      const { status } = await send('PUT', headers, body);
      if (status !== 403) passed.push([status, headers]);
    }
    expect(passed).toEqual([]);
    expect(await localeNow()).toBe(before);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is refused as %s before the path is looked at', async (method) => {
    expect((await send(method, { origin: 'https://evil.example', 'content-type': 'application/json' }, '{}')).status).toBe(403);
  });
});

describe('a body that a form can send', () => {
  it.each(BODIES.filter(([type]) => type !== 'application/json'))('is not JSON (%s)', async (type, body) => {
    const before = await localeNow();
    expect([415, 422]).toContain((await send('PUT', type === '' ? {} : { 'content-type': type }, body)).status);
    expect(await localeNow()).toBe(before);
  });
});

describe('a command of our own page', () => {
  it.each<Record<string, string>>([
    { origin: 'https://tiendo.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://tiendo.example' },
    { 'sec-fetch-site': 'same-origin' },
    { referer: 'https://tiendo.example/matrix' },
    {},
  ])('%j passes', async (headers) => {
    // Over TLS the cookie has another name; it is the server's own business.
    expect((await send('PUT', { ...headers, 'content-type': 'application/json' }, '{"locale":"vi"}')).status).toBe(204);
  });
});
