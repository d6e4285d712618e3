// Child processes whose chatter is kept and shown only if they fail.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const KEPT = 200_000;
const running = new Set();

/**
 * Runs a program to its end.
 * @returns {Promise<{ code: number, output: string, stdout: string }>} exit code (127: no such program; 1: ended by a signal), the last 200,000 characters of all it wrote, and all of its standard output
 */
export function run(program, args, { input, onLine, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    let stdout = '';
    let pending = '';
    const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], ...options });
    if (!options.detached) running.add(child);
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT);
    };
    const lines = (chunk) => {
      pending += chunk;
      const whole = pending.split('\n');
      pending = whole.pop() ?? '';
      for (const line of whole) onLine(line);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep);
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    if (onLine) child.stdout.on('data', lines);
    child.on('error', (error) => resolve({ code: error.code === 'ENOENT' ? 127 : 126, output: `${output}${error.message}`, stdout }));
    child.on('close', (code) => {
      running.delete(child);
      if (onLine && pending) onLine(pending);
      resolve({ code: code ?? 1, output, stdout });
    });
    if (input !== undefined) child.stdin.end(input);
  });
}

/** Ends what `run` has under way, but for what was started detached. */
export function endChildren() {
  for (const child of running) child.kill('SIGTERM');
}

/** The last lines of a text, for the end of an error message. */
export function tail(text, lines = 20) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Tells a process from a later one with the same number: its start, where the system shows it, else ''. */
export function startOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
