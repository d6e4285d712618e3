import { Controller, Inject } from '@nestjs/common';
import { reminders, type InputOf, type MailView, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { mailList, mailView } from './mailbox.queries.js';

@Controller()
export class MailboxController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(reminders.mailbox)
  list(@Ctx() ctx: ActorContext, @Input(reminders.mailbox) { query }: InputOf<typeof reminders.mailbox>): Promise<ResponseOf<typeof reminders.mailbox>> {
    return mailList(ctx, query, this.config.smtpUrl !== null);
  }

  @Endpoint(reminders.mail)
  get(@Ctx() ctx: ActorContext, @Input(reminders.mail) { params }: InputOf<typeof reminders.mail>): Promise<MailView> {
    return mailView(ctx, params.mailId);
  }
}
