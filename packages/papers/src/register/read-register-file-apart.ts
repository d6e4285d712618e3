import { Worker } from 'node:worker_threads';
import { fileProblem } from './read-address.js';
import { readRegisterFile } from './read-register-file.js';
import type { RegisterFile } from './register-file.js';

/** A file up to this size is read within milliseconds. */
const READ_AT_ONCE = 128 * 1024;
const LARGEST_HEAP_MB = 768;

/** `readRegisterFile` for a server: a file of any size is read beside its other work, within bounds of memory. */
export function readRegisterFileApart(bytes: Uint8Array, fileName: string): Promise<RegisterFile> {
  if (bytes.length <= READ_AT_ONCE) return readRegisterFile(bytes, fileName);
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./reading-thread.js', import.meta.url), {
      workerData: { bytes, fileName },
      resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
    });
    thread.once('message', resolve);
    thread.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooLarge(fileName));
      else reject(error);
    });
    thread.once('exit', () => reject(new Error('the file was not read to its end')));
  });
}

function tooLarge(fileName: string): RegisterFile {
  return { agencyCode: null, period: null, illustrative: false, natures: [], sheetName: null, columns: [], places: {}, rows: [], problems: [fileProblem('expands_too_much', { fileName })] };
}
