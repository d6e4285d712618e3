import { accountChangedMail, invitationMail, newDeviceMail, resetMail, type Mail } from '@tiendo/papers';
import type { Locale } from '@tiendo/phrases';
import type { Context } from '../../platform/auth/context.js';
import { writeMail } from '../../platform/mail/mail.js';
import { deviceWords } from './device-words.js';
import { LINK_DAYS } from './link-days.js';
import { passwordPath } from './password-path.js';

/** Whose account it is. */
export interface Owner {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** What may have been done to an account by somebody else, so that its owner is told. */
export type AccountChange = 'password_changed' | 'second_factor_on' | 'second_factor_off' | 'second_factor_reset' | 'recovery_codes_made' | 'recovery_code_used';

export function tellOfChange(ctx: Context, owner: Owner, change: AccountChange, publicUrl: string): Promise<void> {
  return tell(ctx, owner, change, publicUrl, '/account', (base) => accountChangedMail({ ...base, change, email: owner.email, at: realTime(ctx) }));
}

export function tellOfDevice(ctx: Context, owner: Owner, publicUrl: string): Promise<void> {
  const { browser, system } = deviceWords(ctx.client.userAgent);
  return tell(ctx, owner, 'new_device', publicUrl, '/account', (base) => newDeviceMail({ ...base, email: owner.email, at: realTime(ctx), browser, system, address: ctx.address }));
}

export function sendReset(ctx: Context, owner: Owner, token: string, minutes: number, publicUrl: string): Promise<void> {
  return tell(ctx, owner, 'password_reset', publicUrl, passwordPath(token), (base) => resetMail({ ...base, email: owner.email, minutes }));
}

/** To somebody who was added, or needs a way in anew; the one who added them sees the same link. */
export async function sendInvitation(ctx: Context, personId: string, link: string, publicUrl: string): Promise<void> {
  const owner = await ctx.tx.one<Owner & { placeVi: string; placeEn: string }>(
    `select p.id as "personId", p.name, p.email, p.locale, j.name_vi as "placeVi", j.name_en as "placeEn" from people p join jurisdictions j on j.id = p.jurisdiction_id
     where p.jurisdiction_id = $1 and p.id = $2`,
    [ctx.jurisdictionId, personId],
  );
  if (owner === null) return;
  const place = owner.locale === 'vi' ? owner.placeVi : owner.placeEn;
  await tell(ctx, owner, 'invitation', publicUrl, link.slice(publicUrl.length), (base) => invitationMail({ ...base, email: owner.email, place, days: LINK_DAYS }));
}

async function tell(ctx: Context, owner: Owner, kind: string, publicUrl: string, path: string, write: (base: { locale: Locale; illustrative: boolean; person: string; link: string }) => Mail): Promise<void> {
  const { subject, text, html } = write({ locale: owner.locale, illustrative: ctx.demonstration, person: owner.name, link: `${publicUrl}${path}` });
  await writeMail(ctx, new URL(publicUrl).hostname, { personId: owner.personId, toAddress: owner.email, kind, subject, bodyText: text, bodyHtml: html });
}

function realTime(ctx: Context): string {
  return new Date(ctx.realNow).toISOString();
}
