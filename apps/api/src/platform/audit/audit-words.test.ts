import { describe, expect, it } from '@jest/globals';
import { AUDIT_ACTION_NAMES, LOCALES, type AuditAction } from '@tiendo/phrases';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../', import.meta.url));
const sources = globSync('**/*.ts', { cwd: src }).filter((file) => !file.endsWith('.test.ts'));

/** Every `noun.verb` that a file with an audit row in it names as an action; what is composed is typed as one of the list. */
const named = sources.flatMap((file) => {
  const text = readFileSync(`${src}/${file}`, 'utf8');
  return text.includes('await audit(') || text.includes('return audit(') ? [...text.matchAll(/(?:action: |\? |: |settle\(ctx, given, )'([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action) : [];
});

describe('what the trail records', () => {
  it('is found in the sources', () => expect(named.length).toBeGreaterThan(25));

  it.each([...new Set(named)])('%s has words in every language', (action) => {
    for (const locale of LOCALES) expect(AUDIT_ACTION_NAMES[locale][action as AuditAction]).toBeTruthy();
  });
});
