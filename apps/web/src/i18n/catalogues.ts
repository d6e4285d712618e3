import type { messages as account } from './messages/vi/account.js';
import type { messages as agencies } from './messages/vi/agencies.js';
import type { messages as audit } from './messages/vi/audit.js';
import type { messages as cityHome } from './messages/vi/city-home.js';
import type { messages as delegations } from './messages/vi/delegations.js';
import type { messages as documents } from './messages/vi/documents.js';
import type { messages as handOver } from './messages/vi/hand-over.js';
import type { messages as integrations } from './messages/vi/integrations.js';
import type { messages as mailbox } from './messages/vi/mailbox.js';
import type { messages as officerHome } from './messages/vi/officer-home.js';
import type { messages as people } from './messages/vi/people.js';
import type { messages as register } from './messages/vi/register.js';
import type { messages as reminders } from './messages/vi/reminders.js';
import type { messages as calendar } from './messages/vi/calendar.js';
import type { messages as sent } from './messages/vi/sent.js';
import type { messages as matrix } from './messages/vi/matrix.js';
import type { messages as review } from './messages/vi/review.js';
import type { messages as receipt } from './messages/vi/receipt.js';
import type { messages as report } from './messages/vi/report.js';
import type { messages as shell } from './messages/vi/shell.js';
import type { messages as signIn } from './messages/vi/sign-in.js';
import type { messages as viewings } from './messages/vi/viewings.js';
import type { messages as ui } from './messages/vi/ui.js';

/** One line a feature: the file `messages/{vi,en}/<name>.ts`, which exports `messages`. */
export interface Catalogues {
  readonly account: typeof account;
  readonly agencies: typeof agencies;
  readonly audit: typeof audit;
  readonly 'city-home': typeof cityHome;
  readonly delegations: typeof delegations;
  readonly documents: typeof documents;
  readonly 'hand-over': typeof handOver;
  readonly integrations: typeof integrations;
  readonly mailbox: typeof mailbox;
  readonly 'officer-home': typeof officerHome;
  readonly people: typeof people;
  readonly register: typeof register;
  readonly reminders: typeof reminders;
  readonly calendar: typeof calendar;
  readonly sent: typeof sent;
  readonly matrix: typeof matrix;
  readonly review: typeof review;
  readonly receipt: typeof receipt;
  readonly report: typeof report;
  readonly shell: typeof shell;
  readonly 'sign-in': typeof signIn;
  readonly viewings: typeof viewings;
  readonly ui: typeof ui;
}

export type CatalogueName = keyof Catalogues;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: Catalogues;
  }
}
