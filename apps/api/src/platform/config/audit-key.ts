import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused } from './config-refused.js';

/**
 * The private key that signs the heads of the audit chain, PKCS #8 PEM. Without one it is made once and kept in the data folder,
 * which several machines do not share: they need AUDIT_SIGNING_KEY, and whoever wants the key out of the data folder's reach, too.
 */
export function auditKey(given: string | undefined, dataDir: string): string {
  // Where a setting holds one line only, \n stands for its ends.
  if (given !== undefined) return checked(given.replaceAll('\\n', '\n'));
  const file = join(dataDir, 'audit-signing-key.pem');
  mkdirSync(dataDir, { recursive: true });
  try {
    // `wx` lets one of several processes win; the others read what it wrote.
    writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return checked(readFileSync(file, 'utf8'));
}

function checked(pem: string): string {
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'ed25519') return pem;
  } catch {
    // Refused below: the reason would repeat the key.
  }
  throw new ConfigRefused({
    vi: 'AUDIT_SIGNING_KEY (hoặc tệp audit-signing-key.pem trong thư mục dữ liệu) phải là khóa riêng Ed25519 dạng PEM (PKCS #8), ví dụ lấy từ lệnh "openssl genpkey -algorithm ed25519".',
    en: 'AUDIT_SIGNING_KEY (or the file audit-signing-key.pem of the data folder) must be an Ed25519 private key as PEM (PKCS #8), for example from "openssl genpkey -algorithm ed25519".',
  });
}
