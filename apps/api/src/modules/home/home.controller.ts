import { Controller } from '@nestjs/common';
import { home, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint } from '../../platform/http/endpoint.js';
import { homeOf } from './home.queries.js';

@Controller()
export class HomeController {
  @Endpoint(home.get)
  get(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof home.get>> {
    return homeOf(ctx);
  }
}
