import { Module, type DynamicModule } from '@nestjs/common';
import { AccountModule } from './modules/account/account.module.js';
import { AgenciesModule } from './modules/agencies/agencies.module.js';
import { ApiKeysModule } from './modules/api-keys/api-keys.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { CalendarModule } from './modules/calendar/calendar.module.js';
import { ClockModule } from './modules/clock/clock.module.js';
import { DashboardsModule } from './modules/dashboards/dashboards.module.js';
import { DelegationsModule } from './modules/delegations/delegations.module.js';
import { DocumentsModule } from './modules/documents/documents.module.js';
import { EvidenceModule } from './modules/evidence/evidence.module.js';
import { ExportsModule } from './modules/exports/exports.module.js';
import { HandOversModule } from './modules/hand-overs/hand-overs.module.js';
import { HomeModule } from './modules/home/home.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { ImportsModule } from './modules/imports/imports.module.js';
import { InstallationModule } from './modules/installation/installation.module.js';
import { MailboxModule } from './modules/mailbox/mailbox.module.js';
import { PeopleModule } from './modules/people/people.module.js';
import { RegisterModule } from './modules/register/register.module.js';
import { RemindersModule } from './modules/reminders/reminders.module.js';
import { ReportsModule } from './modules/reports/reports.module.js';
import { ReviewsModule } from './modules/reviews/reviews.module.js';
import { SessionModule } from './modules/session/session.module.js';
import { WebhooksModule } from './modules/webhooks/webhooks.module.js';
import { ViewingModule } from './modules/viewing/viewing.module.js';
import { PlatformModule, type PlatformParts } from './platform/system/platform.module.js';

/** The composition root: the one list of modules. */
@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(parts), InstallationModule, SessionModule, AccountModule, IdentityModule, ClockModule, AgenciesModule, DocumentsModule, RegisterModule, ImportsModule, CalendarModule, PeopleModule, AuditModule, ViewingModule, DelegationsModule, HandOversModule, RemindersModule, MailboxModule, ReportsModule, EvidenceModule, ReviewsModule, DashboardsModule, ExportsModule, HomeModule, ApiKeysModule, WebhooksModule] };
  }
}
