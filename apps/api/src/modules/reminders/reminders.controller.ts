import { Controller, Inject } from '@nestjs/common';
import { reminders, type InputOf, type ReminderRuleView, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { reminderPreview } from './preview.queries.js';
import { reminderList } from './reminders.queries.js';
import { editRule, reminderRules } from './rules.service.js';
import { urge } from './urge.service.js';

@Controller()
export class RemindersController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(reminders.list)
  list(@Ctx() ctx: ActorContext, @Input(reminders.list) { query }: InputOf<typeof reminders.list>): Promise<ResponseOf<typeof reminders.list>> {
    return reminderList(ctx, query);
  }

  @Endpoint(reminders.preview)
  async preview(@Ctx() ctx: ActorContext, @Input(reminders.preview) { query }: InputOf<typeof reminders.preview>): Promise<ResponseOf<typeof reminders.preview>> {
    return { items: await reminderPreview(ctx, query.days) };
  }

  @Endpoint(reminders.urge)
  urge(@Ctx() ctx: ActorContext, @Input(reminders.urge) { body }: InputOf<typeof reminders.urge>): Promise<ResponseOf<typeof reminders.urge>> {
    return urge(ctx, body, this.config.publicUrl);
  }

  @Endpoint(reminders.rules)
  async rules(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof reminders.rules>> {
    return { items: await reminderRules(ctx) };
  }

  @Endpoint(reminders.editRule)
  editRule(@Ctx() ctx: ActorContext, @Input(reminders.editRule) { params, body }: InputOf<typeof reminders.editRule>): Promise<ReminderRuleView> {
    return editRule(ctx, params.ruleId, body);
  }
}
