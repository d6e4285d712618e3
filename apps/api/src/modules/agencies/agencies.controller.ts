import { Controller } from '@nestjs/common';
import { agencies, type AgencyDetail, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { agencyDetail, findAgencies } from './agency-detail.queries.js';
import { assignDuty } from './duty.service.js';

@Controller()
export class AgenciesController {
  @Endpoint(agencies.list)
  async list(@Ctx() ctx: ActorContext, @Input(agencies.list) { query }: InputOf<typeof agencies.list>): Promise<ResponseOf<typeof agencies.list>> {
    return { items: await findAgencies(ctx, query) };
  }

  @Endpoint(agencies.get)
  get(@Ctx() ctx: ActorContext, @Input(agencies.get) { params }: InputOf<typeof agencies.get>): Promise<AgencyDetail> {
    return agencyDetail(ctx, params.agencyCode);
  }

  @Endpoint(agencies.assignDuty)
  async assignDuty(@Ctx() ctx: ActorContext, @Input(agencies.assignDuty) { params, body }: InputOf<typeof agencies.assignDuty>): Promise<AgencyDetail> {
    await assignDuty(ctx, params.agencyCode, body.duty);
    return agencyDetail(ctx, params.agencyCode);
  }
}
