/** The identity provider of the journeys: the oidc-provider package in a process of its own, with two people of the demonstration's. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PORT = '4731';
const apiFolder = fileURLToPath(new URL('../../apps/api', import.meta.url));

/** Who can sign in there, by the name that its page asks for. */
export const PROVIDER_ACCOUNTS = {
  'ngoai-vu': { email: 'Officer.SNGV@demo.test', email_verified: true },
  'nguoi-la': { email: 'nguoi-la@demo.test', email_verified: true },
} as const;

export const PROVIDER_NAME = 'tài khoản thành phố';

/** By which the product knows it. */
export const PROVIDER_SETTINGS = {
  OIDC_ISSUER: `http://127.0.0.1:${PORT}`,
  OIDC_CLIENT_ID: 'tiendo',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-client-for-tests',
  OIDC_NAME_VI: PROVIDER_NAME,
  OIDC_NAME_EN: 'city account',
} as const;

/** @param clientUrl where the product is reached */
export function startProvider(clientUrl: string): ChildProcess {
  const env = { ...process.env, PORT, CLIENT_URL: clientUrl, ACCOUNTS: JSON.stringify(PROVIDER_ACCOUNTS) };
  return spawn(process.execPath, ['--import', '@oxc-node/core/register', 'test/provider-main.ts'], { cwd: apiFolder, env, stdio: 'ignore' });
}
