import { Controller } from '@nestjs/common';
import { calendar, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { calendarOfYear } from './calendar.queries.js';

@Controller()
export class CalendarController {
  @Endpoint(calendar.get)
  get(@Ctx() ctx: ActorContext, @Input(calendar.get) { query }: InputOf<typeof calendar.get>): Promise<ResponseOf<typeof calendar.get>> {
    return calendarOfYear(ctx, query.year);
  }
}
