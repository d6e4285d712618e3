import { Controller } from '@nestjs/common';
import { home, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { homeOf } from './home.queries.js';

@Controller()
export class HomeController {
  @Endpoint(home.get)
  get(@Ctx() ctx: ActorContext, @Input(home.get) { query }: InputOf<typeof home.get>): Promise<ResponseOf<typeof home.get>> {
    return homeOf(ctx, query.agency);
  }
}
