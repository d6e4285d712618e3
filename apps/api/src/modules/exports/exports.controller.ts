import { Controller } from '@nestjs/common';
import { exports, type InputOf } from '@tiendo/types';
import { noteReading } from '../../platform/audit/reading.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import type { FileAnswer } from '../../platform/http/file-answer.js';
import { reviewFile } from './exports.queries.js';

@Controller()
export class ExportsController {
  @Endpoint(exports.review)
  async review(@Ctx() ctx: ActorContext, @Input(exports.review) { query }: InputOf<typeof exports.review>): Promise<FileAnswer> {
    const { role } = permit(ctx, 'review.export', null);
    await noteReading(ctx, { action: 'export.download', subjectKind: 'review', subjectId: query.format, role, after: query });
    return reviewFile(ctx, query);
  }
}
