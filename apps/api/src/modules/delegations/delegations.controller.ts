import { Controller, Inject } from '@nestjs/common';
import { delegations, type DelegationList, type DelegationView, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { colleagues } from './colleagues.queries.js';
import { delegationList, delegationView } from './delegations.queries.js';
import { lend, revoke } from './delegations.service.js';

@Controller()
export class DelegationsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(delegations.list)
  list(@Ctx() ctx: ActorContext, @Input(delegations.list) { query }: InputOf<typeof delegations.list>): Promise<DelegationList> {
    return delegationList(ctx, query.person ?? ctx.actor.personId);
  }

  @Endpoint(delegations.people)
  people(@Ctx() ctx: ActorContext, @Input(delegations.people) { query }: InputOf<typeof delegations.people>): Promise<ResponseOf<typeof delegations.people>> {
    return colleagues(ctx, query.q);
  }

  @Endpoint(delegations.lend)
  async lend(@Ctx() ctx: ActorContext, @Input(delegations.lend) { body }: InputOf<typeof delegations.lend>): Promise<DelegationView> {
    return delegationView(ctx, await lend(ctx, body, this.config.publicUrl));
  }

  @Endpoint(delegations.revoke)
  async revoke(@Ctx() ctx: ActorContext, @Input(delegations.revoke) { params: { delegationId } }: InputOf<typeof delegations.revoke>): Promise<DelegationView> {
    await revoke(ctx, delegationId, this.config.publicUrl);
    return delegationView(ctx, delegationId);
  }
}
