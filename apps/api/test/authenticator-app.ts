import { Secret, TOTP } from 'otpauth';

/** The code that an app with the secret shows now, or some steps of half a minute later. */
export function codeOf(secret: string, stepsLater = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsLater * 30_000 });
}
