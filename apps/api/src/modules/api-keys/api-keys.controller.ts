import { Controller } from '@nestjs/common';
import { apiKeys, type ApiKeyView, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Earlier, Endpoint, Input, type EarlierOf } from '../../platform/http/endpoint.js';
import { keyList, keyView } from './api-keys.queries.js';
import { makeKey, replaceLostSecret, revokeKey, rotateKey, type KeyAndToken } from './api-keys.service.js';

@Controller()
export class ApiKeysController {
  @Endpoint(apiKeys.list)
  async list(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof apiKeys.list>> {
    return { items: await keyList(ctx) };
  }

  @Endpoint(apiKeys.make)
  async make(@Ctx() ctx: ActorContext, @Input(apiKeys.make) { body }: InputOf<typeof apiKeys.make>, @Earlier(apiKeys.make) earlier?: EarlierOf<typeof apiKeys.make>): Promise<ResponseOf<typeof apiKeys.make>> {
    return shown(ctx, earlier === undefined ? await makeKey(ctx, body) : await replaceLostSecret(ctx, earlier.key.id));
  }

  @Endpoint(apiKeys.rotate)
  async rotate(
    @Ctx() ctx: ActorContext,
    @Input(apiKeys.rotate) { params, body }: InputOf<typeof apiKeys.rotate>,
    @Earlier(apiKeys.rotate) earlier?: EarlierOf<typeof apiKeys.rotate>,
  ): Promise<ResponseOf<typeof apiKeys.rotate>> {
    return shown(ctx, earlier === undefined ? await rotateKey(ctx, params.keyId, body.graceDays) : await replaceLostSecret(ctx, params.keyId));
  }

  @Endpoint(apiKeys.revoke)
  async revoke(@Ctx() ctx: ActorContext, @Input(apiKeys.revoke) { params, body }: InputOf<typeof apiKeys.revoke>): Promise<ApiKeyView> {
    await revokeKey(ctx, params.keyId, body.reason);
    return keyView(ctx, params.keyId);
  }
}

async function shown(ctx: ActorContext, { keyId, token }: KeyAndToken): Promise<{ key: ApiKeyView; token: string }> {
  return { key: await keyView(ctx, keyId), token };
}
