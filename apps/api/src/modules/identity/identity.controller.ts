import { Controller, Inject } from '@nestjs/common';
import { identities, passkeys, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { identitiesOf, unlinkIdentity } from './identities.service.js';
import { passkeysOf, passkeyView } from './passkeys.queries.js';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './passkeys.service.js';

@Controller()
export class IdentityController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(passkeys.list)
  async passkeys(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof passkeys.list>> {
    return { items: (await passkeysOf(ctx)).map(passkeyView) };
  }

  @Endpoint(passkeys.begin)
  begin(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof passkeys.begin>> {
    return beginPasskey(ctx, this.config);
  }

  @Endpoint(passkeys.add)
  add(@Ctx() ctx: ActorContext, @Input(passkeys.add) { body }: InputOf<typeof passkeys.add>): Promise<ResponseOf<typeof passkeys.add>> {
    return addPasskey(ctx, body, this.config);
  }

  @Endpoint(passkeys.rename)
  rename(@Ctx() ctx: ActorContext, @Input(passkeys.rename) { params, body }: InputOf<typeof passkeys.rename>): Promise<ResponseOf<typeof passkeys.rename>> {
    return renamePasskey(ctx, params.passkeyId, body.name);
  }

  @Endpoint(passkeys.remove)
  remove(@Ctx() ctx: ActorContext, @Input(passkeys.remove) { params }: InputOf<typeof passkeys.remove>): Promise<void> {
    return removePasskey(ctx, params.passkeyId);
  }

  @Endpoint(identities.list)
  identities(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof identities.list>> {
    return identitiesOf(ctx);
  }

  @Endpoint(identities.unlink)
  unlink(@Ctx() ctx: ActorContext, @Input(identities.unlink) { params }: InputOf<typeof identities.unlink>): Promise<void> {
    return unlinkIdentity(ctx, params.identityId);
  }
}
