import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { decidedOperations, permissionMatrix } from '../../src/permission-matrix.js';

const PAGE = new URL('../../../../docs/permissions.md', import.meta.url);

describe('docs/permissions.md', () => {
  it('is what contract and policy say; print it anew with `pnpm --filter @tiendo/api build` and then `pnpm --filter @tiendo/api permissions`', async () => {
    expect(await readFile(PAGE, 'utf8')).toBe(permissionMatrix());
  });

  it('has a line for each operation and a cell for each relation', () => {
    const lines = permissionMatrix().split('\n').filter((line) => line.startsWith('| `'));
    expect(lines).toHaveLength(decidedOperations().length);
    expect(new Set(lines.map((line) => line.split(' | ').length))).toEqual(new Set([3 + 5 + 2]));
    expect(permissionMatrix()).not.toContain('undecided');
  });

  it.each([
    ['register.edit', 'register.edit | o | · | · | · | ·'],
    ['reports.get', 'report.read | ohcdval | ohcdval | dval | dval | dval'],
    ['reports.act: open', 'report.review | · | ohd | d | dv | d'],
    ['people.lock', 'person.edit | a | a | a | a | a'],
    ['session.me', 'signed in: everybody reads who they are | ohcdval | ohcdval | ohcdval | ohcdval | ohcdval'],
  ])('says of %s what the policy says', (name, cells) => {
    expect(permissionMatrix().split('\n').find((line) => line.startsWith(`| \`${name}\` `))).toContain(cells);
  });
});
