/** The short form for `npm test`: a dozen kills that must break nothing, and the control that must break something. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seed = Number(process.env.TIENDO_SEED ?? 2019);
const findings = await run({ kills: 12, seed, control: false, say });
const control = await run({ kills: 2, seed, control: true, say });
const checks = [...findings, { what: 'the control, without Idempotency-Key, finds commands that happened twice', broken: control.some(({ broken }) => broken.length > 0) ? [] : ['it found nothing'] }];
for (const { what, broken } of checks) say(`${broken.length === 0 ? '✓' : '✗'} ${what}${broken.length === 0 ? '' : `\n    ${broken.slice(0, 8).join('\n    ')}`}`);
const failed = checks.filter(({ broken }) => broken.length > 0).length;
const results = join(import.meta.dirname, '../test-results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'kills.json'), `${JSON.stringify({ passed: checks.length - failed, failed })}\n`);
process.exitCode = failed === 0 ? 0 : 1;
