import type { BodyOf, reports } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused, type WrongField } from '../../platform/http/refused.js';
import type { ReportChange } from './locked-report.js';
import type { WholeReport } from './report.queries.js';

export type ActBody = BodyOf<typeof reports.act>;

/** What an act works with. */
export interface Act {
  readonly ctx: ActorContext;
  /** Held, and in a state in which the act is allowed. */
  readonly report: WholeReport;
  readonly body: ActBody;
  /** Where links in mails lead. */
  readonly publicUrl: string;
}

/** What an act does beyond moving the report to its next state. */
export interface Outcome {
  readonly change: ReportChange;
  /** For the trail. */
  readonly said?: Readonly<Record<string, unknown>>;
  /** What follows once the report stands in its new state: figures, statuses, mails. */
  readonly afterwards?: () => Promise<void>;
}

/** @throws Refused `invalid_input` where the text is missing or blank */
export function needed(value: string | undefined, path: keyof ActBody | 'reason'): string {
  const text = value?.trim() ?? '';
  if (text !== '') return text;
  throw missing(path);
}

function missing(path: string): Refused {
  const field: WrongField = { in: 'body', path, code: 'missing', expected: 'string' };
  return new Refused('invalid_input', { fields: [field] });
}
