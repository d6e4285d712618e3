import { Controller } from '@nestjs/common';
import { reports, type EvidenceView, type InputOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import type { FileAnswer } from '../../platform/http/file-answer.js';
import { FileStore } from '../../platform/storage/file-store.js';
import { attach, detach, download } from './evidence.service.js';

@Controller()
export class EvidenceController {
  constructor(private readonly store: FileStore) {}

  @Endpoint(reports.attach)
  attach(@Ctx() ctx: ActorContext, @Input(reports.attach) { params, file }: InputOf<typeof reports.attach>): Promise<EvidenceView> {
    return attach(ctx, this.store, params.reportId, params.itemCode, file);
  }

  @Endpoint(reports.detach)
  detach(@Ctx() ctx: ActorContext, @Input(reports.detach) { params, body }: InputOf<typeof reports.detach>): Promise<EvidenceView> {
    return detach(ctx, params.evidenceId, body.removed);
  }

  @Endpoint(reports.evidenceFile)
  file(@Ctx() ctx: ActorContext, @Input(reports.evidenceFile) { params }: InputOf<typeof reports.evidenceFile>): Promise<FileAnswer> {
    return download(ctx, this.store, params.evidenceId);
  }
}
