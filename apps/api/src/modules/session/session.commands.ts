import type { Locale } from '@tiendo/phrases';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';

/** The language of the person's pages and mails from now on. */
export async function setLocale(ctx: ActorContext, locale: Locale): Promise<void> {
  const { personId, locale: before } = ctx.actor;
  if (locale === before) return;
  await ctx.tx.execute('update people set locale = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId, locale]);
  await audit(ctx, { action: 'person.set_locale', subjectKind: 'person', subjectId: personId, before: { locale: before }, after: { locale } });
}
