import { audit } from '../../platform/audit/audit.js';
import { ATTEMPT_LIMITS } from '../../platform/auth/attempt-limits.js';
import { accountOf, forgetAttempts } from '../../platform/auth/attempts.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { personToChange, touched } from './person-to-change.js';

/**
 * Changes how a person is called, and the address by which they sign in and are written to. Links that were sent to the old address
 * stop working.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`, `already_exists` where the address has an account
 */
export async function editPerson(ctx: ActorContext, personId: string, given: { version: number; name?: string | undefined; email?: string | undefined }): Promise<void> {
  permit(ctx, 'person.edit', null);
  const person = await personToChange(ctx, personId, given.version);
  const name = given.name?.normalize('NFC') ?? person.name;
  const email = given.email?.toLowerCase() ?? person.email;
  if (name === person.name && email === person.email) return;
  if (email !== person.email) {
    if ((await ctx.tx.one('select 1 as taken from auth."user" where "email" = $1', [email])) !== null) throw new Refused('already_exists');
    await ctx.tx.execute(`delete from auth."verification" where "value" = $1 and "identifier" like 'set-password:%'`, [personId]);
    await forgetAttempts(ctx.tx, ATTEMPT_LIMITS.account, accountOf(person.email));
  }
  await ctx.tx.execute('update auth."user" set "name" = $2, "email" = $3, "updatedAt" = now() where "id" = $1', [person.authUserId, name, email]);
  await ctx.tx.execute('update people set name = $3, email = $4 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId, name, email]);
  const changed = (was: string, is: string, field: 'name' | 'email'): [Record<string, string>, Record<string, string>] => (was === is ? [{}, {}] : [{ [field]: was }, { [field]: is }]);
  const [nameWas, nameIs] = changed(person.name, name, 'name');
  const [emailWas, emailIs] = changed(person.email, email, 'email');
  await audit(ctx, { action: 'person.edit', subjectKind: 'person', subjectId: personId, before: { ...nameWas, ...emailWas }, after: { ...nameIs, ...emailIs } });
  await touched(ctx, personId);
}
