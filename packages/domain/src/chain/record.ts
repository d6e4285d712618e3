/** Of the form below; a later form gets another number, and old rows keep theirs. */
export const RECORD_VERSION = 1;

/**
 * One row of the audit trail, every column of it, as it is sealed. Instants are UTC with six decimals, as the database keeps them;
 * `before` and `after` are the very text that the database prints of them, so that no number is rounded on the way.
 */
export interface AuditRecord {
  readonly action: string;
  readonly address: string | null;
  readonly after: string | null;
  readonly agency_id: string | null;
  /** The key by which another system acted. */
  readonly api_key_id: string | null;
  readonly at: string;
  readonly before: string | null;
  readonly for_person_id: string | null;
  readonly jurisdiction_id: number;
  readonly person_id: string | null;
  readonly recorded_at: string;
  readonly request_id: string;
  readonly role: string | null;
  readonly seq: number;
  readonly subject_id: string;
  readonly subject_kind: string;
  readonly viewed_as: string | null;
}

const TEXTS = ['action', 'at', 'recorded_at', 'request_id', 'subject_id', 'subject_kind'] as const satisfies readonly (keyof AuditRecord)[];
const TEXTS_OR_NULL = ['address', 'after', 'agency_id', 'api_key_id', 'before', 'for_person_id', 'person_id', 'role', 'viewed_as'] as const satisfies readonly (keyof AuditRecord)[];
const NUMBERS = ['jurisdiction_id', 'seq'] as const satisfies readonly (keyof AuditRecord)[];
const FIELDS = TEXTS.length + TEXTS_OR_NULL.length + NUMBERS.length;

/**
 * The one text of a record, by RFC 8785: keys in order, no space, strings as ECMAScript writes them, whole numbers only. Its members
 * are written out in their order, which is what makes a million of them quick.
 */
export function canonicalRecord(record: AuditRecord): string {
  return JSON.stringify({
    action: record.action,
    address: record.address,
    after: record.after,
    agency_id: record.agency_id,
    api_key_id: record.api_key_id,
    at: record.at,
    before: record.before,
    for_person_id: record.for_person_id,
    jurisdiction_id: record.jurisdiction_id,
    person_id: record.person_id,
    recorded_at: record.recorded_at,
    request_id: record.request_id,
    role: record.role,
    seq: record.seq,
    subject_id: record.subject_id,
    subject_kind: record.subject_kind,
    v: RECORD_VERSION,
    viewed_as: record.viewed_as,
  });
}

/** What came from outside as a record: exactly its fields, each of its kind; null for anything else, also for one field more. */
export function readRecord(value: unknown): AuditRecord | null {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== FIELDS) return null;
  const given = value as Record<string, unknown>;
  const fits =
    TEXTS.every((name) => typeof given[name] === 'string') &&
    TEXTS_OR_NULL.every((name) => given[name] === null || typeof given[name] === 'string') &&
    NUMBERS.every((name) => Number.isSafeInteger(given[name]));
  return fits ? (value as AuditRecord) : null;
}
