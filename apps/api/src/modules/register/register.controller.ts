import { Controller } from '@nestjs/common';
import { plainDate } from '@tiendo/domain/calendar';
import { register, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import type { FileAnswer } from '../../platform/http/file-answer.js';
import { announcedNotTaken } from './procedures.queries.js';
import { registerFile } from './register-paper.js';
import { presentChange, presentProcedure } from './register.presenter.js';
import { readableAgency, registerView } from './register.queries.js';
import { edit, history, take, withdraw } from './register.service.js';

@Controller()
export class RegisterController {
  @Endpoint(register.get)
  get(@Ctx() ctx: ActorContext, @Input(register.get) { params, query }: InputOf<typeof register.get>): Promise<ResponseOf<typeof register.get>> {
    return registerView(ctx, params.agencyCode, { period: query.period, asOf: query.asOf === undefined ? undefined : plainDate(query.asOf) });
  }

  @Endpoint(register.announced)
  async announced(@Ctx() ctx: ActorContext, @Input(register.announced) { params, query }: InputOf<typeof register.announced>): Promise<ResponseOf<typeof register.announced>> {
    const agency = await readableAgency(ctx, params.agencyCode);
    return { items: (await announcedNotTaken(ctx.tx, ctx.jurisdictionId, agency, ctx.today, query.q)).map(presentProcedure) };
  }

  @Endpoint(register.take)
  async take(@Ctx() ctx: ActorContext, @Input(register.take) { params, body }: InputOf<typeof register.take>): Promise<ResponseOf<typeof register.take>> {
    return { items: await take(ctx, params.agencyCode, body) };
  }

  @Endpoint(register.edit)
  edit(@Ctx() ctx: ActorContext, @Input(register.edit) { params, body }: InputOf<typeof register.edit>): Promise<ResponseOf<typeof register.edit>> {
    return edit(ctx, params.offerId, body);
  }

  @Endpoint(register.withdraw)
  withdraw(@Ctx() ctx: ActorContext, @Input(register.withdraw) { params, body }: InputOf<typeof register.withdraw>): Promise<ResponseOf<typeof register.withdraw>> {
    return withdraw(ctx, params.offerId, body);
  }

  @Endpoint(register.history)
  async history(@Ctx() ctx: ActorContext, @Input(register.history) { params }: InputOf<typeof register.history>): Promise<ResponseOf<typeof register.history>> {
    return { items: (await history(ctx, params.offerId)).map(presentChange) };
  }

  @Endpoint(register.file)
  file(@Ctx() ctx: ActorContext, @Input(register.file) { params, query }: InputOf<typeof register.file>): Promise<FileAnswer> {
    return registerFile(ctx, params.agencyCode, query);
  }
}
