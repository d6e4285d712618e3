import { Controller } from '@nestjs/common';
import { session, type ClockView, type InputOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { clockView } from './clock-view.js';
import { advanceClock, advanceOf } from './clock.commands.js';

@Controller()
export class ClockController {
  @Endpoint(session.advanceClock)
  async advance(@Ctx() ctx: ActorContext, @Input(session.advanceClock) { body }: InputOf<typeof session.advanceClock>): Promise<ClockView> {
    return clockView(await advanceClock(ctx, advanceOf(body)));
  }
}
