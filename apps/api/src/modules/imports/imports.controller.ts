import { Controller } from '@nestjs/common';
import { register, type ImportTrial, type InputOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { applyImport, tryImport } from './imports.service.js';

@Controller()
export class ImportsController {
  @Endpoint(register.tryImport)
  try(@Ctx() ctx: ActorContext, @Input(register.tryImport) { params, file }: InputOf<typeof register.tryImport>): Promise<ImportTrial> {
    return tryImport(ctx, params.agencyCode, file);
  }

  @Endpoint(register.applyImport)
  apply(@Ctx() ctx: ActorContext, @Input(register.applyImport) { params }: InputOf<typeof register.applyImport>): Promise<ImportTrial> {
    return applyImport(ctx, params.importId);
  }
}
