import type { OfferBreach } from '@tiendo/domain/register';
import { formatDate, registerRule, type RegisterDayProblem } from '@tiendo/phrases';
import type { Context } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';

/** The refusal that names every wrong field with what was expected, in the reader's language; how to mend it hangs on the code. */
export function wrongOffer(ctx: Pick<Context, 'locale' | 'today'>, breaches: readonly OfferBreach[]): Refused {
  return new Refused('invalid_input', {
    fields: breaches.map(({ field, code, written }) => ({
      in: 'body',
      path: field,
      code,
      expected: registerRule(code, ctx.locale, { today: formatDate(ctx.today) }).expected,
      ...(written === null ? {} : { written }),
    })),
  });
}

/** The refusal of what could have been done on another day, with what to do instead. */
export function otherDay({ locale }: Pick<Context, 'locale'>, code: RegisterDayProblem): Refused {
  return new Refused('conflict', { fields: [{ in: 'body', path: '', code, expected: registerRule(code, locale).expected }] });
}
