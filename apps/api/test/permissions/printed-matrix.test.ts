import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ROLES } from '@tiendo/domain/access';
import { decidedOperations, permissionMatrix } from '../../src/permission-matrix.js';

const PAGE = new URL('../../../../docs/permissions.md', import.meta.url);

describe('docs/permissions.md', () => {
  it('is what contract and policy say; print it anew with `pnpm --filter @tiendo/api build` and then `pnpm --filter @tiendo/api permissions`', async () => {
    expect(await readFile(PAGE, 'utf8')).toBe(permissionMatrix());
  });

  it('has a line for each operation and a cell for each role', () => {
    const lines = permissionMatrix().split('\n').filter((line) => line.startsWith('| `'));
    expect(lines).toHaveLength(decidedOperations().length);
    expect(new Set(lines.map((line) => line.split(' | ').length))).toEqual(new Set([3 + ROLES.length + 2]));
  });

  it.each([
    ['register.edit', 'register.edit | own | – | – | – | – | – | –'],
    ['reports.get', 'report.read | own, child | own, child | own, child | city | city | city | city'],
    ['reports.act: open', 'report.review | child | child | – | city but own | coordinating | – | –'],
    ['session.me', 'signed in | yes | yes | yes | yes | yes | yes | yes'],
  ])('says of %s what the policy says', (name, cells) => {
    expect(permissionMatrix().split('\n').find((line) => line.startsWith(`| \`${name}\` `))).toContain(cells);
  });
});
