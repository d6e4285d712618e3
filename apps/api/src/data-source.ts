import { DataSource, type EntityTarget } from 'typeorm';
import { AgencyVersion } from './modules/agencies/agency-version.entity.js';
import { Agency } from './modules/agencies/agency.entity.js';
import { Clause } from './modules/documents/clause.entity.js';
import { DocumentRelation } from './modules/documents/document-relation.entity.js';
import { Document } from './modules/documents/document.entity.js';
import { Evidence } from './modules/evidence/evidence.entity.js';
import { FigureRow } from './modules/figures/figure.entity.js';
import { Import } from './modules/imports/import.entity.js';
import { Exemption } from './modules/obligations/exemption.entity.js';
import { Obligation } from './modules/obligations/obligation.entity.js';
import { Membership } from './modules/people/membership.entity.js';
import { Person } from './modules/people/person.entity.js';
import { CalendarDayRow } from './modules/periods/calendar-day.entity.js';
import { PeriodDeadline } from './modules/periods/period-deadline.entity.js';
import { Period } from './modules/periods/period.entity.js';
import { Regime } from './modules/periods/regime.entity.js';
import { OfferChange } from './modules/register/offer-change.entity.js';
import { OfferUsageRow } from './modules/register/offer-usage.entity.js';
import { Procedure } from './modules/register/procedure.entity.js';
import { ServiceOffer } from './modules/register/service-offer.entity.js';
import { ReminderRuleRow } from './modules/reminders/reminder-rule.entity.js';
import { ReportItem } from './modules/reports/report-item.entity.js';
import { Report } from './modules/reports/report.entity.js';
import { Revision } from './modules/reports/revision.entity.js';
import { TargetVersion } from './modules/targets/target-version.entity.js';
import { Target } from './modules/targets/target.entity.js';
import { dataSourceOptions, type DatabaseOptions } from './platform/database/data-source-options.js';

/** Every entity by name; no globs, which hide mistakes. */
export const ENTITIES: readonly EntityTarget<object>[] = [
  AgencyVersion,
  Agency,
  Clause,
  DocumentRelation,
  Document,
  Evidence,
  FigureRow,
  Import,
  Exemption,
  Obligation,
  Membership,
  Person,
  CalendarDayRow,
  PeriodDeadline,
  Period,
  Regime,
  OfferChange,
  OfferUsageRow,
  Procedure,
  ServiceOffer,
  ReminderRuleRow,
  ReportItem,
  Report,
  Revision,
  TargetVersion,
  Target,
];

/** The one data source of a process. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource(dataSourceOptions(ENTITIES, options));
}
