import { Controller, Inject } from '@nestjs/common';
import { reports, type InputOf, type Receipt, type ReportView, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { act } from './act.js';
import { acceptUnchanged, decideItem } from './decisions.js';
import { receiptView, reportView } from './report-view.js';
import { ledgerView, reportList } from './reports.queries.js';
import { noteReportRead } from './report-read.js';
import { saveItem } from './save-item.js';

@Controller()
export class ReportsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(reports.list)
  list(@Ctx() ctx: ActorContext, @Input(reports.list) { query }: InputOf<typeof reports.list>): Promise<ResponseOf<typeof reports.list>> {
    return reportList(ctx, query);
  }

  @Endpoint(reports.get)
  async get(@Ctx() ctx: ActorContext, @Input(reports.get) { params }: InputOf<typeof reports.get>): Promise<ReportView> {
    await noteReportRead(ctx, params.reportId);
    return reportView(ctx, params.reportId);
  }

  @Endpoint(reports.ledger)
  async ledger(@Ctx() ctx: ActorContext, @Input(reports.ledger) { params }: InputOf<typeof reports.ledger>): Promise<ResponseOf<typeof reports.ledger>> {
    await noteReportRead(ctx, params.reportId);
    return ledgerView(ctx, params.reportId, params.itemCode);
  }

  @Endpoint(reports.receipt)
  async receipt(@Ctx() ctx: ActorContext, @Input(reports.receipt) { params }: InputOf<typeof reports.receipt>): Promise<Receipt> {
    await noteReportRead(ctx, params.reportId);
    return receiptView(ctx, params.reportId, params.revision);
  }

  @Endpoint(reports.saveItem)
  async saveItem(@Ctx() ctx: ActorContext, @Input(reports.saveItem) { params, body }: InputOf<typeof reports.saveItem>): Promise<ReportView> {
    await saveItem(ctx, params.reportId, params.itemCode, body);
    return reportView(ctx, params.reportId);
  }

  @Endpoint(reports.act)
  async act(@Ctx() ctx: ActorContext, @Input(reports.act) { params, body }: InputOf<typeof reports.act>): Promise<ReportView> {
    await act(ctx, params.reportId, body, this.config.publicUrl);
    return reportView(ctx, params.reportId);
  }

  @Endpoint(reports.decideItem)
  async decideItem(@Ctx() ctx: ActorContext, @Input(reports.decideItem) { params, body }: InputOf<typeof reports.decideItem>): Promise<ReportView> {
    await decideItem(ctx, params.reportId, params.itemCode, body);
    return reportView(ctx, params.reportId);
  }

  @Endpoint(reports.acceptUnchanged)
  async acceptUnchanged(@Ctx() ctx: ActorContext, @Input(reports.acceptUnchanged) { params, body }: InputOf<typeof reports.acceptUnchanged>): Promise<ReportView> {
    await acceptUnchanged(ctx, params.reportId, body.version);
    return reportView(ctx, params.reportId);
  }
}
