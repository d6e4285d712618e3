import type { Installation } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { relyingPartyOf } from '../../platform/auth/passkeys/relying-party.js';
import type { Config } from '../../platform/config/config.js';
import { Refused } from '../../platform/http/refused.js';

/** What stands here; everybody may know it. @throws Refused `database_unavailable` before the first preparation */
export async function installationOf(ctx: Context, { openId, publicUrl }: Pick<Config, 'openId' | 'publicUrl'>): Promise<Installation> {
  const row = await ctx.tx.one<{ demo: boolean; setup_needed: boolean; name_vi: string; name_en: string; illustrative: boolean }>(
    `select i.demo, i.setup_token_hash is not null as setup_needed, j.name_vi, j.name_en, j.illustrative
     from installation i, jurisdictions j where j.id = $1`,
    [ctx.jurisdictionId],
  );
  if (row === null) throw new Refused('database_unavailable');
  return { jurisdiction: { nameVi: row.name_vi, nameEn: row.name_en, illustrative: row.illustrative }, demonstration: row.demo, setupNeeded: row.setup_needed, signIn: { openId: openId === null ? null : { nameVi: openId.nameVi, nameEn: openId.nameEn }, passkeysAt: relyingPartyOf(publicUrl)?.origin ?? null } };
}
