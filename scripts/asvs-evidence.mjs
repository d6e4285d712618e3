// What stands as evidence in an answer: `path`, or `path › title` of a test in that file.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export const SEPARATOR = ' › ';
const TEST_FILE = /\.(test|spec)\.(ts|tsx|mjs)$/;
const TEST_WORDS = new Set(['it', 'test', 'describe']);
const NOT_RUN = new Set(['skip', 'todo', 'fixme', 'failing', 'fails']);

/** True for what runs and can fail; a file alone shows how it is done and proves nothing. */
export function isTestOf(evidence) {
  return evidence.includes(SEPARATOR) || TEST_FILE.test(evidence);
}

/**
 * What is wrong with a piece of evidence, or null.
 * @param {string} root of the tree in which it is looked for
 */
export function faultOf(root, evidence) {
  const [path, ...rest] = evidence.split(SEPARATOR);
  const title = rest.join(SEPARATOR);
  const file = join(root, path);
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return `there is no file ${path}`;
  if (rest.length === 0) return null;
  if (!TEST_FILE.test(path)) return `${path} holds no tests`;
  return titlesIn(file).has(title) ? null : `${path} has no test that runs and is called "${title}"`;
}

const known = new Map();

/** Titles as they are written in the source: of `it.each` with their holes, of a template with its expressions. */
function titlesIn(file) {
  const found = known.get(file) ?? readTitles(file);
  known.set(file, found);
  return found;
}

function readTitles(file) {
  const text = fs.readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, text, {});
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const titles = new Set();
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (first === undefined || !isTestCall(callee)) return;
      if (first.type === 'Literal' && typeof first.value === 'string') titles.add(first.value);
      if (first.type === 'TemplateLiteral') titles.add(text.slice(first.start + 1, first.end - 1));
    },
  }).visit(program);
  return titles;
}

/** `it`, `test.describe`, `it.each([...])`; not `it.skip`. */
function isTestCall(callee) {
  if (callee.type === 'Identifier') return TEST_WORDS.has(callee.name);
  if (callee.type === 'MemberExpression') return !NOT_RUN.has(callee.property.name) && isTestCall(callee.object);
  return callee.type === 'CallExpression' && isTestCall(callee.callee);
}
