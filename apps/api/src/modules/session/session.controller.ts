import { Controller, Inject } from '@nestjs/common';
import { staffAgencies } from '@tiendo/domain/access';
import { session, type InputOf, type Me } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { secondFactorOf } from '../../platform/auth/session-rules.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { clockView } from '../clock/public.js';
import { presentPeriod, reportedPeriod } from '../periods/public.js';
import { pagesOf } from './navigation.js';
import { setLocale } from './session.commands.js';
import { abilitiesOfActor } from './abilities.js';
import { agenciesOfActor, jurisdictionOf, lendersOf } from './session.queries.js';

@Controller()
export class SessionController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(session.me)
  async me(@Ctx() ctx: ActorContext): Promise<Me> {
    const { personId, name, email, locale, memberships, viewedBy } = ctx.actor;
    const [agencies, lenders, jurisdiction, period] = await Promise.all([agenciesOfActor(ctx), lendersOf(ctx), jurisdictionOf(ctx), reportedPeriod(ctx.tx, ctx.jurisdictionId, ctx.now)]);
    const hasWards = [...agencies.values()].some(({ kind }) => kind === 'district');
    return {
      person: { id: personId, name, email, locale },
      memberships: memberships.map(({ id, role, agencyId }) => ({ role, agency: agencies.get(agencyId ?? '') ?? null, ...(lenders.get(id) ?? { onBehalfOf: null, through: null }) })),
      agencies: staffAgencies(ctx.actor).flatMap((id) => agencies.get(id) ?? []),
      jurisdiction,
      clock: clockView(ctx),
      period: period === null ? null : presentPeriod(period),
      secondFactor: secondFactorOf(ctx.actor, this.config),
      viewedBy: viewedBy === null ? null : { name: viewedBy.name, until: new Date(viewedBy.until).toISOString() },
      navigation: pagesOf(ctx, hasWards),
      can: abilitiesOfActor(ctx, hasWards),
    };
  }

  @Endpoint(session.setLocale)
  setLocale(@Ctx() ctx: ActorContext, @Input(session.setLocale) { body }: InputOf<typeof session.setLocale>): Promise<void> {
    return setLocale(ctx, body.locale);
  }
}
