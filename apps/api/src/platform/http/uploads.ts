import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileUpload, UploadedFile } from '@tiendo/types';
import type { FastifyRequest } from 'fastify';
import { Refused } from './refused.js';

export interface ReceivedFile extends UploadedFile {
  remove(): Promise<void>;
}

/**
 * Takes the one file of a multipart request to a temporary file, hashing it on the way; no transaction is open meanwhile.
 * @throws Refused `unsupported_media_type`, `malformed_request`, `payload_too_large`, `invalid_input` where there is no file or an empty one
 */
export async function receiveFile(request: FastifyRequest, wanted: FileUpload): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new Refused('unsupported_media_type');
  const part = await parsed(() => request.file({ limits: { fileSize: wanted.maxBytes, files: 1, fields: 10, fieldSize: 10_000, parts: 12 }, throwFileSizeLimit: false }));
  if (part === undefined || part.fieldname !== wanted.field) {
    part?.file.resume();
    throw new Refused('invalid_input', { fields: [{ in: 'file', path: wanted.field, code: 'missing', expected: 'file' }] });
  }
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-upload-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'content');
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    await parsed(() => pipeline(part.file, measure, createWriteStream(path, { mode: 0o600 })));
    if (size === 0) throw new Refused('invalid_input', { fields: [{ in: 'file', path: wanted.field, code: 'empty_file', expected: 'size >= 1' }] });
    if (part.file.truncated) throw new Refused('payload_too_large', { detail: `at most ${wanted.maxBytes} bytes` });
    return { path, name: safeName(part.filename), mediaType: part.mimetype, size, sha256: hash.digest('hex'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What the parser cannot read is the sender's fault; what the disk cannot take is ours. */
async function parsed<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { code, errno } = error as { code?: unknown; errno?: unknown };
    if (code !== undefined || errno !== undefined) throw error;
    throw new Refused('malformed_request', { detail: (error as Error).message });
  }
}

function safeName(given: string): string {
  const name = basename(given.replaceAll('\\', '/')).normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return name.slice(0, 200).toWellFormed() || 'file';
}
