// `npm test`: sets up, runs every suite and check through turbo (what has not changed is replayed) and ends with one line
// `N passed, N failed`. A check (type check, lint, rules, drift) counts as one test.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { run, tail } from './child.mjs';
import { command, say, Stop } from './say.mjs';
import { childEnv, root, setup, workspaces } from './setup.mjs';

const RUNS = join(root, '.turbo', 'runs');
const SUITES = ['test'];
const CHECKS = ['typecheck', 'lint', 'rules', 'drift'];
const BROWSER = '@tiendo/e2e';

let total = { passed: 0, failed: 0 };
await command(async () => {
  await setup({ build: false });
  const env = childEnv({ TIENDO_RUNTIME: await runtime() });
  delete env.NODE_ENV;
  for (const dir of ['.', ...workspaces()]) fs.rmSync(join(root, dir, 'test-results'), { recursive: true, force: true });
  const rows = [];
  say('→ Chạy các bài kiểm tra', 'Running the tests');
  rows.push(...(await turbo(['build', ...SUITES, ...CHECKS], [`--filter=!${BROWSER}`, '--concurrency=2'], env)));
  rows.push(...(await turbo(['typecheck'], [`--filter=${BROWSER}`], env)));
  // Alone, because a browser beside other suites on a small machine is slow enough to fail.
  rows.push(...(await turbo(['test'], [`--filter=${BROWSER}`, '--concurrency=1'], await withChromium(env))));
  report(rows);
});
if (process.exitCode && total.failed === 0) total = { ...total, failed: 1 };
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

/** What the results hang on beside the sources: the system and the Node that ran them. */
async function runtime() {
  const { output } = await run('node', ['--version'], { env: childEnv() });
  return `${process.platform}-${process.arch}-${output.trim()}`;
}

async function withChromium(env) {
  if (!fs.existsSync(join(root, 'e2e', 'package.json'))) return env;
  try {
    return { ...env, CHROMIUM_PATH: await findChromium() };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return env;
  }
}

/**
 * Runs tasks through turbo and reads what became of each.
 * @returns {Promise<{ name: string, kind: 'build' | 'suite' | 'check', ok: boolean, cached: boolean, dir: string }[]>}
 */
async function turbo(tasks, options, env) {
  const planned = await plan(tasks, options, env);
  if (!planned.some(({ task }) => tasks.includes(task))) return [];
  fs.rmSync(RUNS, { recursive: true, force: true });
  await shown('turbo', ['run', ...tasks, ...options, '--continue=dependencies-successful', '--output-logs=new-only', '--log-order=grouped', '--summarize'], env);
  const ended = summary();
  return planned.map(({ taskId, task, directory }) => {
    const result = ended.get(taskId);
    return { name: taskId, kind: kindOf(task), dir: join(root, directory), ok: result?.ok === true, cached: result?.cached === true };
  });
}

async function plan(tasks, options, env) {
  const { code, output, stdout } = await run('turbo', ['run', ...tasks, ...options, '--dry-run=json'], { cwd: root, env });
  if (code !== 0) throw new Stop('Turborepo không lập được kế hoạch chạy.', 'Turborepo could not plan the run.', { detail: tail(output) });
  return JSON.parse(stdout).tasks.filter(({ command: line }) => line !== '<NONEXISTENT>');
}

function shown(program, args, env) {
  return new Promise((resolve, reject) => {
    spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).once('error', reject).once('exit', resolve);
  });
}

function summary() {
  const ended = new Map();
  for (const name of fs.existsSync(RUNS) ? fs.readdirSync(RUNS) : []) {
    for (const { taskId, execution, cache } of JSON.parse(fs.readFileSync(join(RUNS, name), 'utf8')).tasks) {
      const cached = cache?.status === 'HIT';
      ended.set(taskId, { ok: cached || execution?.exitCode === 0, cached });
    }
  }
  return ended;
}

function kindOf(task) {
  if (SUITES.includes(task)) return 'suite';
  return CHECKS.includes(task) ? 'check' : 'build';
}

/** Adds the tasks up and shows a line for each that counts. */
function report(rows) {
  const counted = new Map(rows.map((row) => [row.name, { ...row, ...numbers(row) }]));
  say('');
  for (const { name, passed, failed, kind, cached } of counted.values()) {
    total = { passed: total.passed + passed, failed: total.failed + failed };
    if (kind !== 'build' || failed > 0) say(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${cached ? '  (unchanged)' : ''}`);
  }
}

function numbers({ name, kind, ok, dir }) {
  if (kind === 'build') return { passed: 0, failed: ok ? 0 : 1 };
  const results = kind === 'suite' || name === '//#rules' ? resultsIn(join(dir, 'test-results')) : [];
  if (results.length === 0) return kind === 'check' && ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const passed = results.reduce((sum, one) => sum + one.passed, 0);
  const failed = results.reduce((sum, one) => sum + one.failed, 0);
  // A suite that ended badly although no test failed (a crash at its end, say) has failed all the same.
  return { passed, failed: ok || failed > 0 ? failed : 1 };
}

/** The numbers that suites left: ours and Jest's `{ passed, failed }`, Playwright's `{ stats }`. */
function resultsIn(dir) {
  const results = [];
  for (const name of fs.existsSync(dir) ? fs.readdirSync(dir).filter((file) => file.endsWith('.json')) : []) {
    const found = numbersOf(JSON.parse(fs.readFileSync(join(dir, name), 'utf8')));
    if (found) results.push(found);
  }
  return results;
}

function numbersOf(result) {
  if (typeof result.passed === 'number' && typeof result.failed === 'number') return { passed: result.passed, failed: result.failed };
  if (typeof result.numPassedTests === 'number') return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  if (result.stats && typeof result.stats.expected === 'number') return { passed: result.stats.expected + result.stats.flaky, failed: result.stats.unexpected + (result.errors?.length ?? 0) };
  return undefined;
}
