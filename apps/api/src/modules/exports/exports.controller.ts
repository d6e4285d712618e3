import { Controller } from '@nestjs/common';
import { exports, type InputOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import type { FileAnswer } from '../../platform/http/file-answer.js';
import { reviewFile } from './exports.queries.js';

@Controller()
export class ExportsController {
  @Endpoint(exports.review)
  review(@Ctx() ctx: ActorContext, @Input(exports.review) { query }: InputOf<typeof exports.review>): Promise<FileAnswer> {
    return reviewFile(ctx, query);
  }
}
