import { Controller, Inject } from '@nestjs/common';
import { viewing, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { viewingsOf } from './viewing.queries.js';
import { endViewing, startViewing } from './viewing.service.js';

@Controller()
export class ViewingController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(viewing.start)
  start(@Ctx() ctx: ActorContext, @Input(viewing.start) { params, body }: InputOf<typeof viewing.start>): Promise<ResponseOf<typeof viewing.start>> {
    return startViewing(ctx, params.personId, body.reason, this.config.publicUrl);
  }

  @Endpoint(viewing.end)
  end(@Ctx() ctx: ActorContext): Promise<void> {
    return endViewing(ctx);
  }

  @Endpoint(viewing.mine)
  mine(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof viewing.mine>> {
    return viewingsOf(ctx);
  }
}
