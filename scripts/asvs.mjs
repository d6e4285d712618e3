// The answers to OWASP ASVS 5.0 (docs/security/asvs.json), held against the list of requirements and against the tree:
//   node scripts/asvs.mjs            says what is wrong
//   node scripts/asvs.mjs --print    writes docs/security/asvs.md from the answers
//   node scripts/asvs.mjs --settle   takes `pending` from answers whose evidence is all there by now, and prints
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { faultOf } from './asvs-evidence.mjs';
import { REQUIREMENTS, WANTED } from './asvs-list.mjs';
import { pageOf } from './asvs-page.mjs';

export const DATA = 'docs/security/asvs.json';
export const PAGE = 'docs/security/asvs.md';

/**
 * holds and partly want evidence; partly and not want what is to be done about it (`plan`); operator is the duty of who runs an
 * installation; not_applicable says why in `how`.
 */
export const ANSWERS = ['holds', 'partly', 'not', 'operator', 'not_applicable'];
const FIELDS = new Set(['id', 'level', 'asks', 'answer', 'how', 'evidence', 'plan', 'pending']);

/**
 * One answer. `pending`: it is built and not yet here, so its evidence need not be.
 * @typedef {{ id: string, level: number, asks: string, answer: string, how: string, evidence?: string[], plan?: string, pending?: true }} Entry
 */

/** @returns {Entry[]} */
export function readAnswers(root) {
  return JSON.parse(fs.readFileSync(join(root, DATA), 'utf8'));
}

/**
 * Everything that is wrong, each with the requirement that it is about.
 * @param {Entry[]} entries
 * @returns {string[]}
 */
export function faults(root, entries) {
  const page = join(root, PAGE);
  const isStale = !fs.existsSync(page) || fs.readFileSync(page, 'utf8') !== pageOf(entries);
  return [
    ...listFaults(entries),
    ...entries.flatMap((entry) => [...entryFaults(entry), ...(entry.pending ? [] : evidenceFaults(root, entry))].map((what) => `${entry.id}: ${what}`)),
    ...(isStale ? [`${PAGE} is not what ${DATA} says; print it anew with \`pnpm asvs --print\``] : []),
  ];
}

function listFaults(entries) {
  const given = entries.map(({ id }) => id);
  const places = new Map(REQUIREMENTS.map(({ id }, index) => [id, index]));
  const missing = WANTED.filter(({ id }) => !given.includes(id)).map(({ id }) => `${id}: is not answered`);
  const twice = [...new Set(given.filter((id, index) => given.indexOf(id) !== index))].map((id) => `${id}: is answered twice`);
  const unknown = given.filter((id) => !places.has(id)).map((id) => `${id}: is no requirement of the standard`);
  const misplaced = given.filter((id, index) => index > 0 && places.get(id) < places.get(given[index - 1])).map((id) => `${id}: stands behind a later one`);
  return [...missing, ...twice, ...unknown, ...misplaced];
}

function entryFaults(entry) {
  const { id, level, asks, answer, how, evidence = [], plan } = entry;
  const wanted = REQUIREMENTS.find((one) => one.id === id);
  const said = (text) => typeof text === 'string' && text.trim() !== '';
  return [
    ...Object.keys(entry).filter((field) => !FIELDS.has(field)).map((field) => `has a field ${field}`),
    ...(wanted && wanted.level !== level ? [`is of level ${wanted.level}, not ${level}`] : []),
    ...(ANSWERS.includes(answer) ? [] : [`has no answer: ${answer}`]),
    ...(said(asks) ? [] : ['does not say what is asked']),
    ...(said(how) ? [] : ['does not say how, or why not']),
    ...(['holds', 'partly'].includes(answer) && evidence.length === 0 ? ['has no evidence'] : []),
    ...(['partly', 'not'].includes(answer) && !said(plan) ? ['does not say what is to be done'] : []),
    ...(answer === 'holds' && said(plan) ? ['holds and yet plans'] : []),
  ];
}

function evidenceFaults(root, { evidence = [] }) {
  return evidence.map((one) => faultOf(root, one)).filter((fault) => fault !== null);
}

/** Answers whose evidence is all there, no longer pending. */
function settled(root, entries) {
  return entries.map(({ pending, ...entry }) => (pending && evidenceFaults(root, entry).length > 0 ? { ...entry, pending } : entry));
}

/** One requirement a line would be unreadable, one field a line too long: lists stand on lines of their own. */
function write(root, entries) {
  fs.writeFileSync(join(root, DATA), `${JSON.stringify(entries, null, 2)}\n`);
  fs.writeFileSync(join(root, PAGE), pageOf(entries));
}

function main(root, wish) {
  const before = readAnswers(root);
  const entries = wish === '--settle' ? settled(root, before) : before;
  if (wish !== undefined) write(root, entries);
  const wrong = faults(root, entries);
  for (const one of wrong) process.stderr.write(`${one}\n`);
  const pending = entries.filter((entry) => entry.pending);
  for (const entry of pending) {
    const lacking = [...new Set(evidenceFaults(root, entry))];
    process.stdout.write(`${entry.id}: pending${lacking.length === 0 ? ', all of its evidence is here (--settle)' : `: ${lacking.join('; ')}`}\n`);
  }
  process.stdout.write(`${entries.length} requirements answered, ${pending.length} pending, ${wrong.length} faults\n`);
  if (wrong.length > 0) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) main(fileURLToPath(new URL('..', import.meta.url)), process.argv[2]);
