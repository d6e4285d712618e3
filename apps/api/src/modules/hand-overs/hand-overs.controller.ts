import { Controller } from '@nestjs/common';
import { plainDate } from '@tiendo/domain/calendar';
import { handOvers, type HandOverMinutes, type HandOverPlan, type InputOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { handOver } from './hand-over.service.js';
import { minutesOf } from './minutes.queries.js';
import { handOverPlan } from './plan.queries.js';
import { undoHandOver } from './undoing.service.js';

@Controller()
export class HandOversController {
  @Endpoint(handOvers.plan)
  plan(@Ctx() ctx: ActorContext, @Input(handOvers.plan) { params, query }: InputOf<typeof handOvers.plan>): Promise<HandOverPlan> {
    return handOverPlan(ctx, params.personId, query.successor ?? null, query.on === undefined ? ctx.today : plainDate(query.on));
  }

  @Endpoint(handOvers.handOver)
  async handOver(@Ctx() ctx: ActorContext, @Input(handOvers.handOver) { params, body }: InputOf<typeof handOvers.handOver>): Promise<HandOverMinutes> {
    return minutesOf(ctx, await handOver(ctx, params.personId, { ...body, on: plainDate(body.on) }));
  }

  @Endpoint(handOvers.get)
  get(@Ctx() ctx: ActorContext, @Input(handOvers.get) { params }: InputOf<typeof handOvers.get>): Promise<HandOverMinutes> {
    return minutesOf(ctx, params.handOverId);
  }

  @Endpoint(handOvers.undo)
  async undo(@Ctx() ctx: ActorContext, @Input(handOvers.undo) { params: { handOverId } }: InputOf<typeof handOvers.undo>): Promise<HandOverMinutes> {
    await undoHandOver(ctx, handOverId);
    return minutesOf(ctx, handOverId);
  }
}
