// What the person at the terminal reads: Vietnamese first, English after, one line a step.
let out = process.stdout;
let redraw; // draws the line of the step under way again, on a terminal

/** Sends everything said from now on to another stream (a command whose stdout is data says its steps on stderr). */
export function sayTo(stream) {
  out = stream;
}

export function say(vi, en) {
  if (redraw) out.write('\r\u001b[2K');
  out.write(en ? `${vi} / ${en}\n` : `${vi}\n`);
  redraw?.();
}

/**
 * A refusal made of sentences: what is wrong and what to do, in both languages. It is shown without a stack.
 * `detail`, the last lines of the tool that failed, comes above them; `code` is the exit code of the command.
 */
export class Stop extends Error {
  constructor(vi, en, { detail = '', code = 1 } = {}) {
    super([detail.trimEnd(), `${vi}\n${en}`.trim()].filter(Boolean).join('\n\n'));
    this.name = 'Stop';
    this.code = code;
  }
}

/** A full disk in sentences; any other error as it is. */
export function inSentences(error) {
  if (error?.code !== 'ENOSPC') return error;
  return new Stop('Ổ đĩa đã đầy. Hãy dọn bớt rồi chạy lại.', 'The disk is full. Free some space and run this again.', { detail: error.message });
}

/** Runs `work` under one line that says what is being done; on a terminal the line counts the seconds. */
export async function step(vi, en, work) {
  const started = Date.now();
  const line = `${vi} / ${en}`;
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = out.isTTY === true;
  const draw = (mark, tail) => out.write(`\r\u001b[2K${mark} ${line.slice(0, Math.max(20, (out.columns || 120) - 12))}${tail}`);
  if (live) {
    redraw = () => draw('→', ` ${seconds()} s`);
    redraw();
  } else out.write(`→ ${line}\n`);
  const ticking = live ? setInterval(() => redraw(), 1000) : undefined;
  try {
    const result = await work();
    if (live) draw('✓', ` ${seconds()} s\n`);
    else if (seconds() >= 3) out.write(`✓ ${line} ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (live) draw('✗', '\n');
    else out.write(`✗ ${line}\n`);
    throw error;
  } finally {
    redraw = undefined;
    clearInterval(ticking);
  }
}

/** Runs a command's main function: a Stop ends it with its sentences, anything else with its stack. */
export async function command(main) {
  try {
    await main();
  } catch (caught) {
    const error = inSentences(caught);
    if (error instanceof Stop) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error.code;
    } else {
      process.stderr.write(`${error?.stack ?? error}\n`);
      process.exitCode = 1;
    }
  }
}
