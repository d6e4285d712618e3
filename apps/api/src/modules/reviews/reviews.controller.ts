import { Controller } from '@nestjs/common';
import { review, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { districtDesk } from './desk.queries.js';
import { reviewQueue } from './queue.queries.js';

@Controller()
export class ReviewsController {
  @Endpoint(review.queue)
  queue(@Ctx() ctx: ActorContext, @Input(review.queue) { query }: InputOf<typeof review.queue>): Promise<ResponseOf<typeof review.queue>> {
    return reviewQueue(ctx, query.period);
  }

  @Endpoint(review.desk)
  desk(@Ctx() ctx: ActorContext, @Input(review.desk) { query }: InputOf<typeof review.desk>): Promise<ResponseOf<typeof review.desk>> {
    return districtDesk(ctx, query.period);
  }
}
