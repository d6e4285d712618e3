import { Controller } from '@nestjs/common';
import { documents, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint } from '../../platform/http/endpoint.js';
import { allDocuments } from './documents.queries.js';

@Controller()
export class DocumentsController {
  @Endpoint(documents.list)
  async list(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof documents.list>> {
    return { items: await allDocuments(ctx) };
  }
}
