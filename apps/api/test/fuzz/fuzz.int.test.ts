import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { system } from '@tiendo/types';
import { probe, withProbes } from '../probe.js';
import { FAMILY_NAMES } from './families.js';
import { Broken, fuzz, setTarget, type Tally, type Target } from './fuzzing.js';

/** `npm run fuzz` asks thousands; a few hundred, with the seed that never changes, go with every test. */
const PER_FAMILY = Number(process.env['FUZZ_PER_FAMILY'] ?? 0);
const SEED = Number(process.env['FUZZ_SEED'] ?? 2019);

jest.setTimeout(4 * 60 * 60 * 1000);
let target: Target;
beforeAll(async () => {
  target = await setTarget(withProbes);
});
afterAll(() => target.close());

const isProbe = ({ tag }: { tag: string }): boolean => tag === 'probe';
const product = () => target.endpoints.filter((endpoint) => !isProbe(endpoint));

function told(family: string, tally: Tally): void {
  const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(tally).sort(([, a], [, b]) => b - a).map(([outcome, count]) => `${outcome} ${count}`);
  if (PER_FAMILY > 0) process.stdout.write(`${family}: ${total} requests, seed ${SEED}: ${parts.join(', ')}\n`);
}

describe('bad input', () => {
  it('is made of every endpoint, also those of sign-in', () => {
    const ids = product().map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['reports.save_item', 'imports.try', 'auth.sign_in', 'auth.passkey_sign_in', 'auth.openid_callback']));
    expect(ids.length).toBeGreaterThan(90);
  });

  it.each(FAMILY_NAMES)('of the family %s is refused in order or served, and nothing fails', async (family) => {
    const endpoints = product();
    const tally = await fuzz(target, family, { count: PER_FAMILY > 0 ? PER_FAMILY : endpoints.length, seed: SEED, endpoints });
    told(family, tally);
    expect(Object.keys(tally).length).toBeGreaterThan(2);
  });

  it('leaves the process as healthy as it was, with nothing in the log', async () => {
    expect(await target.app.client.call(system.health, {})).toMatchObject({ status: 'ready', database: 'ok' });
    expect(target.faults).toEqual([]);
  });
});

describe('an endpoint that fails', () => {
  it('is found', async () => {
    const found = await fuzz(target, 'missing', { count: 1, seed: SEED, endpoints: [probe.broken] }).catch((error: unknown) => error);
    expect(found).toBeInstanceOf(Broken);
    expect((found as Error).message).toContain('answered with 500');
    expect((found as Error).message).toContain('GET /api/probe/broken');
    expect((found as Error).message).toContain('broke its contract');
  });
});
