// The answers to OWASP ASVS are whole and true, and the check can refuse: into a small tree that is right each fault is planted.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA, faults, PAGE, readAnswers } from './asvs.mjs';
import { REQUIREMENTS, WANTED } from './asvs-list.mjs';
import { pageOf } from './asvs-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Requirements of level 1, 2 and 3 by chapter, counted from the standard's own list. */
const COUNTS = {
  1: [8, 19, 3], 2: [4, 7, 2], 3: [8, 11, 12], 4: [2, 8, 6], 5: [4, 5, 4], 6: [13, 22, 12], 7: [6, 12, 1], 8: [4, 3, 6], 9: [4, 3, 0],
  10: [5, 24, 7], 11: [3, 11, 10], 12: [3, 6, 3], 13: [1, 12, 8], 14: [2, 7, 4], 15: [3, 10, 8], 16: [0, 16, 1], 17: [0, 7, 5],
};

const results = [];
const test = (name, passes, why) => results.push({ name, passes, why });

const counted = Object.fromEntries(Object.keys(COUNTS).map((chapter) => [chapter, [1, 2, 3].map((level) => REQUIREMENTS.filter((one) => one.chapter === Number(chapter) && one.level === level).length)]));
test('the list has as many requirements of each level in each chapter as the standard', JSON.stringify(counted) === JSON.stringify(COUNTS), JSON.stringify(counted));
test('the list has 345 requirements, 253 of level 2, and 7 more are answered', REQUIREMENTS.length === 345 && REQUIREMENTS.filter(({ level }) => level <= 2).length === 253 && WANTED.length === 260 && new Set(REQUIREMENTS.map(({ id }) => id)).size === 345, `${REQUIREMENTS.length}, ${WANTED.length}`);

const here = faults(root, readAnswers(root));
test('every requirement is answered, with evidence that is there, and printed', here.length === 0, here.join('\n  '));

const HOME = 'docs/security';
const pages = fs.readdirSync(join(root, HOME)).filter((name) => name.endsWith('.md')).map((name) => ({ name, text: fs.readFileSync(join(root, HOME, name), 'utf8') }));
const dead = pages.flatMap(({ name, text }) => [...text.matchAll(/\]\((?!https?:)([^)#\s]+)\)/g)].map(([, to]) => to).filter((to) => !fs.existsSync(join(root, HOME, to))).map((to) => `${name}: ${to}`));
test('every link of these pages leads somewhere', pages.length > 10 && dead.length === 0, dead.join('\n  '));
const answered = new Map(readAnswers(root).map(({ id, answer }) => [id.replace('v5.0.0-', 'V'), answer]));
const named = [...(pages.find(({ name }) => name === 'level-3.md')?.text ?? '').matchAll(/\bV\d+\.\d+\.\d+\b/g)].map(([id]) => id);
const unanswered = named.filter((id) => !answered.has(id) || answered.get(id) === 'not_applicable');
test('what level 3 rests on is answered, and applies', named.length > 20 && unanswered.length === 0, unanswered.join(', '));

const TEST = `import { describe, expect, it } from '@jest/globals';
describe('a door', () => {
  it.each(['a', 'b'])('opens to %s', () => expect(1).toBe(1));
  it('is shut', () => expect(1).toBe(1));
  it.skip('is not tried', () => expect(1).toBe(1));
});
const it2 = (title: string) => title;
it2('is no test');
// it('is a comment', () => {});`;
const EVIDENCE = 'apps/api/src/door.test.ts';

/** Every answer right, in a tree where the evidence is. */
const right = () => WANTED.map(({ id, level }) => ({ id, level, asks: 'A door', answer: 'holds', how: 'It is shut', evidence: [`${EVIDENCE} › is shut`, `${EVIDENCE} › opens to %s`, `${EVIDENCE} › a door`, 'docs/door.md'] }));

function faultsOf(change, page = pageOf) {
  const entries = change(right());
  const dir = fs.mkdtempSync(join(tmpdir(), 'tiendo-asvs-'));
  try {
    for (const [path, text] of Object.entries({ [EVIDENCE]: TEST, 'docs/door.md': '# A door', [DATA]: JSON.stringify(entries), [PAGE]: page(entries) })) {
      fs.mkdirSync(dirname(join(dir, path)), { recursive: true });
      fs.writeFileSync(join(dir, path), text);
    }
    return faults(dir, entries);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** Changes the third answer. */
const third = (change) => (entries) => entries.map((entry, index) => (index === 2 ? { ...entry, ...change } : entry));
const ID = WANTED[2].id;

test('a right tree passes', faultsOf((entries) => entries).length === 0, faultsOf((entries) => entries).slice(0, 3).join('\n  '));

/** @type {[what: string, change: (entries: any[]) => any[], expected: string][]} */
const PLANTED = [
  ['a requirement that is not answered', (entries) => entries.filter(({ id }) => id !== ID), `${ID}: is not answered`],
  ['one that is answered twice', (entries) => [...entries.slice(0, 3), ...entries.slice(2)], `${ID}: is answered twice`],
  ['one that the standard does not have', (entries) => [...entries, { ...entries[0], id: 'v5.0.0-18.1.1' }], 'v5.0.0-18.1.1: is no requirement'],
  ['one that stands out of order', (entries) => [entries[1], entries[0], ...entries.slice(2)], 'stands behind a later one'],
  ['another level than the standard’s', third({ level: 3 }), `${ID}: is of level`],
  ['an answer that is none', third({ answer: 'perhaps' }), `${ID}: has no answer`],
  ['what is asked left out', third({ asks: ' ' }), `${ID}: does not say what is asked`],
  ['a reason left out', third({ answer: 'not_applicable', how: '' }), `${ID}: does not say how`],
  ['an answer that holds without evidence', third({ evidence: [] }), `${ID}: has no evidence`],
  ['an answer that holds partly without evidence', third({ answer: 'partly', plan: 'mend it', evidence: undefined }), `${ID}: has no evidence`],
  ['a gap without a plan', third({ answer: 'not' }), `${ID}: does not say what is to be done`],
  ['half a gap without a plan', third({ answer: 'partly' }), `${ID}: does not say what is to be done`],
  ['a plan for what holds', third({ plan: 'nothing' }), `${ID}: holds and yet plans`],
  ['a field that nobody reads', third({ evidences: [] }), `${ID}: has a field evidences`],
  ['a file that does not exist', third({ evidence: ['apps/api/src/window.ts'] }), `${ID}: there is no file apps/api/src/window.ts`],
  ['a folder in place of a file', third({ evidence: ['apps/api/src'] }), `${ID}: there is no file apps/api/src`],
  ['a test that does not exist', third({ evidence: [`${EVIDENCE} › is open`] }), 'has no test that runs and is called "is open"'],
  ['a test that is skipped', third({ evidence: [`${EVIDENCE} › is not tried`] }), 'has no test that runs and is called "is not tried"'],
  ['a title of no test', third({ evidence: [`${EVIDENCE} › is no test`] }), 'has no test that runs and is called "is no test"'],
  ['a title in a comment', third({ evidence: [`${EVIDENCE} › is a comment`] }), 'has no test that runs and is called "is a comment"'],
  ['a test in a file of no tests', third({ evidence: ['docs/door.md › is shut'] }), 'docs/door.md holds no tests'],
];
for (const [what, change, expected] of PLANTED) {
  const found = faultsOf(change);
  test(`${what} is refused`, found.some((fault) => fault.includes(expected)), `expected "${expected}", found: ${found.slice(0, 3).join('; ') || 'nothing'}`);
}
test('a page that is out of date is refused', faultsOf(third({ how: 'It is open' }), () => pageOf(right())).some((fault) => fault.startsWith(PAGE)), 'not refused');
test('what is pending need not be there yet', faultsOf(third({ pending: true, evidence: ['apps/api/src/window.ts'] })).length === 0, 'refused');
test('what is pending must say all else', faultsOf(third({ pending: true, evidence: [] })).some((fault) => fault.startsWith(`${ID}: has no evidence`)), 'not refused');

const failed = results.filter(({ passes }) => !passes);
for (const { name, why } of failed) process.stderr.write(`✗ ${name}\n  ${why}\n`);
process.stdout.write(`asvs: ${results.length - failed.length} proven, ${failed.length} not\n`);
fs.mkdirSync(join(root, 'test-results'), { recursive: true });
fs.writeFileSync(join(root, 'test-results', 'asvs.json'), `${JSON.stringify({ passed: results.length - failed.length, failed: failed.length })}\n`);
if (failed.length > 0) process.exitCode = 1;
