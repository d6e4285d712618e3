import { Controller, Inject } from '@nestjs/common';
import { audit, type ChainHeadView, type InputOf, type ResponseOf } from '@tiendo/types';
import { Sealer } from '../../platform/audit/sealer.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { FileAnswer } from '../../platform/http/file-answer.js';
import { chainState, chainStretch, headAsFile, signNow } from './chain.queries.js';
import { historyOf } from './history.queries.js';
import { trailFile } from './trail-file.js';
import { auditList } from './trail.queries.js';

@Controller()
export class AuditController {
  constructor(@Inject(Sealer) private readonly sealer: Sealer) {}

  @Endpoint(audit.list)
  list(@Ctx() ctx: ActorContext, @Input(audit.list) { query }: InputOf<typeof audit.list>): Promise<ResponseOf<typeof audit.list>> {
    return auditList(ctx, query);
  }

  @Endpoint(audit.file)
  file(@Ctx() ctx: ActorContext, @Input(audit.file) { query }: InputOf<typeof audit.file>): Promise<FileAnswer> {
    return trailFile(ctx, query);
  }

  @Endpoint(audit.chain)
  chain(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof audit.chain>> {
    return chainState(ctx);
  }

  @Endpoint(audit.chainFile)
  chainFile(@Ctx() ctx: ActorContext, @Input(audit.chainFile) { query }: InputOf<typeof audit.chainFile>): Promise<FileAnswer> {
    return chainStretch(ctx, query.from);
  }

  @Endpoint(audit.signHead)
  signHead(@Ctx() ctx: ActorContext): Promise<ChainHeadView> {
    permit(ctx, 'audit.sign', null);
    return signNow(ctx, this.sealer.key);
  }

  @Endpoint(audit.headFile)
  headFile(@Ctx() ctx: ActorContext, @Input(audit.headFile) { params }: InputOf<typeof audit.headFile>): Promise<FileAnswer> {
    return headAsFile(ctx, params.number);
  }

  @Endpoint(audit.key)
  async key(): Promise<FileAnswer> {
    const { id, publicPem } = this.sealer.key;
    return new FileAnswer(Buffer.from(publicPem, 'utf8'), { name: `khoa-nhat-ky_${id}.pem`, mediaType: 'application/x-pem-file' });
  }

  @Endpoint(audit.history)
  history(@Ctx() ctx: ActorContext, @Input(audit.history) { query }: InputOf<typeof audit.history>): Promise<ResponseOf<typeof audit.history>> {
    return historyOf(ctx, query);
  }
}
