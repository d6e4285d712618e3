// A thread of its own for one file: inflating and parsing a large one takes seconds that other requests would wait for.
import { parentPort, workerData } from 'node:worker_threads';
import { readRegisterFile } from './read-register-file.js';

const { bytes, fileName } = workerData as { readonly bytes: Uint8Array; readonly fileName: string };
parentPort?.postMessage(await readRegisterFile(bytes, fileName));
