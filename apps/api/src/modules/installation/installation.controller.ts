import { Controller } from '@nestjs/common';
import { system, type InputOf, type Installation } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { installationOf } from './installation.queries.js';
import { setUp } from './setup.commands.js';

@Controller()
export class InstallationController {
  @Endpoint(system.installation)
  installation(@Ctx() ctx: Context): Promise<Installation> {
    return installationOf(ctx);
  }

  @Endpoint(system.setup)
  setUp(@Ctx() ctx: Context, @Input(system.setup) { body }: InputOf<typeof system.setup>): Promise<void> {
    return setUp(ctx, body);
  }
}
