// docs/security/asvs.md as text, from the answers alone.
import { isTestOf, SEPARATOR } from './asvs-evidence.mjs';
import { CHAPTERS, REQUIREMENTS } from './asvs-list.mjs';

const WORDS = { holds: 'holds', partly: 'holds partly', not: 'does not hold', operator: "operator's duty", not_applicable: 'does not apply' };
const HERE = 'docs/security/';

/** @param {import('./asvs.mjs').Entry[]} entries */
export function pageOf(entries) {
  const chapters = [...new Set(entries.map(({ id }) => chapterOf(id)))];
  return `${[head(entries), lacking(entries), operators(entries), summary(entries, chapters), ...chapters.map((chapter) => chapterText(chapter, entries.filter(({ id }) => chapterOf(id) === chapter)))].join('\n\n')}\n`;
}

function head(entries) {
  const asked = entries.filter(({ level }) => level <= 2).length;
  return `<!-- Printed from asvs.json by \`pnpm asvs --print\`; a test fails when it is not the same. -->
# Checked against OWASP ASVS 5.0, level 2

The OWASP Application Security Verification Standard 5.0.0 (https://github.com/OWASP/ASVS, © OWASP Foundation, [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)) has ${asked} requirements of levels 1 and 2. Each is answered below, and those of level 3 in the chapters on authorization and logging; what is asked is said in our own short words, the standard's number is the reference. The answers are our own judgement from the code; nobody outside has checked them.

Evidence is a test (\`file › title\`) that fails when the answer stops being true, or, where nothing can run, the file in which it can be read. A test (\`pnpm rules\`) fails when a requirement is missing, when a named file or test is not there, and when an answer has no evidence or a gap no plan.${somePending(entries) ? ' **Pending** is what has been built and is not yet part of this version.' : ''}`;
}

function lacking(entries) {
  const open = entries.filter(({ answer }) => answer === 'not' || answer === 'partly');
  const lines = (answer) => open.filter((entry) => entry.answer === answer).map((entry) => `- **${short(entry.id)}** (level ${entry.level}) ${entry.asks}: ${entry.how} *To do:* ${entry.plan}${entry.pending ? ' *(pending)*' : ''}`);
  const list = (title, answer) => [`### ${title}`, '', ...(lines(answer).length > 0 ? lines(answer) : ['Nothing.'])].join('\n');
  return ['## What does not hold', list('Does not hold', 'not'), list('Holds partly', 'partly')].join('\n\n');
}

function operators(entries) {
  const lines = entries.filter(({ answer }) => answer === 'operator').map(({ id, asks, how }) => `- **${short(id)}** ${asks}: ${how}`);
  return ['## What whoever runs it must do', '', ...lines].join('\n');
}

function summary(entries, chapters) {
  const counted = somePending(entries);
  const numbers = (some) => [some.length, count(some, 'holds'), count(some, 'partly'), count(some, 'not'), count(some, 'operator'), count(some, 'not_applicable'), ...(counted ? [some.filter(({ pending }) => pending).length] : []), byFile(some)];
  const row = (name, some) => `| ${[name, ...numbers(some)].join(' | ')} |`;
  return [
    '## Summary',
    '',
    'By file alone: holds, wholly or partly, with a file and no test to show it.',
    '',
    `| chapter | answered | holds | partly | not | operator | not applicable |${counted ? ' of all: pending |' : ''} by file alone |`,
    `| --- |${' ---: |'.repeat(counted ? 8 : 7)}`,
    ...chapters.map((chapter) => row(`V${chapter} ${CHAPTERS[chapter]}`, entries.filter(({ id }) => chapterOf(id) === chapter))),
    row('**all**', entries),
    row('of these, levels 1 and 2', entries.filter(({ level }) => level <= 2)),
  ].join('\n');
}

/** What is nowhere is not explained. */
function somePending(entries) {
  return entries.some(({ pending }) => pending);
}

function chapterText(chapter, entries) {
  const left = REQUIREMENTS.filter((one) => one.chapter === chapter && !entries.some(({ id }) => id === one.id)).length;
  return [
    `## V${chapter} ${CHAPTERS[chapter]}`,
    '',
    '| | level | what is asked | answer | how, or why not | evidence |',
    '| --- | --- | --- | --- | --- | --- |',
    ...entries.map(({ id, level, asks, answer, how, plan, evidence = [], pending }) => `| ${short(id)} | ${level} | ${cell(asks)} | ${WORDS[answer]}${pending ? ', **pending**' : ''} | ${cell(plan ? `${how} *To do:* ${plan}` : how)} | ${evidence.map((one) => link(one, pending)).join('<br>')} |`),
    ...(left > 0 ? ['', `${left} of level 3 are not answered.`] : []),
  ].join('\n');
}

const chapterOf = (id) => Number(/^v5\.0\.0-(\d+)\./.exec(id)?.[1]);
const short = (id) => id.replace('v5.0.0-', 'V');
const count = (entries, answer) => entries.filter((entry) => entry.answer === answer).length;
const byFile = (entries) => entries.filter(({ answer, evidence = [] }) => ['holds', 'partly'].includes(answer) && !evidence.some(isTestOf)).length;
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A link that leads from the page to the file; the place of something pending is told without a link that leads nowhere. */
function link(evidence, pending) {
  const [path, ...title] = evidence.split(SEPARATOR);
  const name = `\`${path.split('/').at(-1)}\``;
  const to = path.startsWith(HERE) ? path.slice(HERE.length) : `../../${path}`;
  return [pending ? `\`${path}\`` : `[${name}](${to})`, ...title.map((text) => cell(text).replaceAll('<', '&lt;'))].join(SEPARATOR);
}
