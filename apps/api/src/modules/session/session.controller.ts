import { Controller } from '@nestjs/common';
import { decide, scopeOf } from '@tiendo/domain/access';
import { session, type InputOf, type Me } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { clockView } from '../clock/public.js';
import { presentPeriod, reportedPeriod } from '../periods/public.js';
import { pagesOf } from './navigation.js';
import { setLocale } from './session.commands.js';
import { agenciesOfActor, jurisdictionOf } from './session.queries.js';

@Controller()
export class SessionController {
  @Endpoint(session.me)
  async me(@Ctx() ctx: ActorContext): Promise<Me> {
    const { personId, name, email, locale, memberships, viewedBy } = ctx.actor;
    const [agencies, jurisdiction, period] = await Promise.all([agenciesOfActor(ctx), jurisdictionOf(ctx), reportedPeriod(ctx.tx, ctx.jurisdictionId, ctx.now)]);
    const hasWards = [...agencies.values()].some(({ kind }) => kind === 'district');
    return {
      person: { id: personId, name, email, locale },
      memberships: memberships.map(({ role, agencyId }) => ({ role, agency: agencies.get(agencyId ?? '') ?? null })),
      jurisdiction,
      clock: clockView(ctx),
      period: period === null ? null : presentPeriod(period),
      viewedBy: viewedBy === null ? null : { name: viewedBy.name, until: new Date(viewedBy.until).toISOString() },
      navigation: pagesOf(ctx, hasWards),
      can: {
        advanceClock: ctx.demonstration && decide(ctx.actor, 'clock.advance', null).allowed,
        editReminderRules: decide(ctx.actor, 'reminder_rule.edit', null).allowed,
        viewAs: viewedBy === null && decide(ctx.actor, 'person.view_as', null).allowed,
        urge: hasWards || scopeOf(ctx.actor, 'reminder.urge').kind === 'city',
      },
    };
  }

  @Endpoint(session.setLocale)
  setLocale(@Ctx() ctx: ActorContext, @Input(session.setLocale) { body }: InputOf<typeof session.setLocale>): Promise<void> {
    return setLocale(ctx, body.locale);
  }
}
