import { Controller, Inject } from '@nestjs/common';
import { system, type InputOf, type Installation, type ResponseOf } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { installationOf } from './installation.queries.js';
import { lookAtSetup, setUp } from './setup.commands.js';

@Controller()
export class InstallationController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(system.installation)
  installation(@Ctx() ctx: Context): Promise<Installation> {
    return installationOf(ctx, this.config);
  }

  @Endpoint(system.setupLink)
  setupLink(@Ctx() ctx: Context, @Input(system.setupLink) { body }: InputOf<typeof system.setupLink>): Promise<ResponseOf<typeof system.setupLink>> {
    return lookAtSetup(ctx, body.token);
  }

  @Endpoint(system.setup)
  setUp(@Ctx() ctx: Context, @Input(system.setup) { body }: InputOf<typeof system.setup>): Promise<void> {
    return setUp(ctx, body);
  }
}
