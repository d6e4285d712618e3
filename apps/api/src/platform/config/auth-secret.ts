import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused } from './config-refused.js';

const SHORTEST = 32;

/**
 * The secret that signs sessions. A given one must be strong in production; without one, it is made once
 * and kept in the data folder, which several machines do not share: they need AUTH_SECRET.
 */
export function authSecret(given: string | undefined, dataDir: string, production: boolean): string {
  if (given !== undefined) {
    if (production && isWeak(given)) {
      throw new ConfigRefused({
        vi: `AUTH_SECRET quá yếu: hãy cho ít nhất ${SHORTEST} ký tự ngẫu nhiên, ví dụ lấy từ lệnh "openssl rand -base64 33".`,
        en: `AUTH_SECRET is too weak: give at least ${SHORTEST} random characters, for example from "openssl rand -base64 33".`,
      });
    }
    return given;
  }
  const file = join(dataDir, 'auth-secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    // `wx` lets one of several processes win; the others read what it wrote.
    writeFileSync(file, randomBytes(36).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function isWeak(secret: string): boolean {
  return secret.length < SHORTEST || new Set(secret).size < 12;
}
