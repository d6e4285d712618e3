import type { Role } from '@tiendo/domain/access';
import { AUDIT_ACTION_NAMES, auditChanges, ROLE_NAMES, type AuditAction, type Locale } from '@tiendo/phrases';
import { say, type MessageKey } from '../messages/say.js';
import { csvBytes, type CsvValue } from '../text/csv-text.js';

/** One row of the audit trail. */
export interface TrailLine {
  readonly seq: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly by: string | null;
  readonly forPerson: string | null;
  readonly viewedAs: string | null;
  readonly role: Role | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly agency: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string;
  readonly address: string | null;
  readonly position: number | null;
}

const HEADINGS = [
  'trailNumber', 'trailAt', 'trailRecordedAt', 'trailBy', 'trailFor', 'trailViewedAs', 'trailRole', 'trailAction', 'agency', 'trailSubject', 'trailSubjectId', 'trailChanges', 'trailRequest', 'trailAddress', 'trailPosition',
] as const satisfies readonly MessageKey[];

/** The trail in words for a spreadsheet, a line a row; nothing in it is run as a formula. */
export function trailCsv(lines: readonly TrailLine[], locale: Locale): Uint8Array {
  return csvBytes([HEADINGS.map((key) => say(locale, key)), ...lines.map((line) => cells(line, locale))]);
}

function cells(line: TrailLine, locale: Locale): CsvValue[] {
  const changes = auditChanges(line.before, line.after, locale).map(({ field, from, to }) => (from === null ? `${field}: ${to}` : `${field}: ${from} → ${to}`));
  return [
    Number(line.seq), line.at, line.recordedAt, line.by, line.forPerson, line.viewedAs, line.role === null ? null : ROLE_NAMES[locale][line.role],
    AUDIT_ACTION_NAMES[locale][line.action as AuditAction] ?? line.action, line.agency, line.subjectKind, line.subjectId, changes.join('; '), line.requestId, line.address, line.position,
  ];
}
