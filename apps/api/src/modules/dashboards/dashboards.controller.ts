import { Controller } from '@nestjs/common';
import { matrix, type InputOf, type ObligationView, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { decideExemption } from './exemption.js';
import { matrixSummary } from './matrix-summary.queries.js';
import { matrixPage } from './matrix.queries.js';
import { obligationPage } from './obligation-view.js';

@Controller()
export class DashboardsController {
  @Endpoint(matrix.get)
  get(@Ctx() ctx: ActorContext, @Input(matrix.get) { query }: InputOf<typeof matrix.get>): Promise<ResponseOf<typeof matrix.get>> {
    return matrixPage(ctx, query);
  }

  @Endpoint(matrix.summary)
  summary(@Ctx() ctx: ActorContext, @Input(matrix.summary) { query }: InputOf<typeof matrix.summary>): Promise<ResponseOf<typeof matrix.summary>> {
    return matrixSummary(ctx, query);
  }

  @Endpoint(matrix.obligation)
  obligation(@Ctx() ctx: ActorContext, @Input(matrix.obligation) { params }: InputOf<typeof matrix.obligation>): Promise<ObligationView> {
    return obligationPage(ctx, params.agencyCode, params.targetCode);
  }

  @Endpoint(matrix.exempt)
  exempt(@Ctx() ctx: ActorContext, @Input(matrix.exempt) { params, body }: InputOf<typeof matrix.exempt>): Promise<ObligationView> {
    return decideExemption(ctx, params, body);
  }
}
