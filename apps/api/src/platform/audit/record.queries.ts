import type { AuditRecord } from '@tiendo/domain/chain';

const UTC = `at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** A row of `audit_events e` as it is sealed, in the order of `recordOf`; numbers and instants as text, so that none is rounded. */
export const RECORD_COLUMNS = `e.seq::text, e.jurisdiction_id::text, to_char(e.at ${UTC}), to_char(e.recorded_at ${UTC}), e.person_id::text, e.for_person_id::text, e.viewed_as::text,
  e.role, e.action, e.subject_kind, e.subject_id, e.agency_id::text, e.before::text, e.after::text, e.request_id, e.address, e.api_key_id::text`;

export type RecordCells = readonly (string | null)[];

/** The record of cells that were asked for by `RECORD_COLUMNS`, from `offset` on; null where there is no such row. */
export function recordOf(cells: RecordCells, offset: number): AuditRecord | null {
  const seq = cells[offset];
  if (seq == null) return null;
  const text = (index: number): string => cells[offset + index] ?? '';
  const maybe = (index: number): string | null => cells[offset + index] ?? null;
  return {
    seq: Number(seq),
    jurisdiction_id: Number(text(1)),
    at: text(2),
    recorded_at: text(3),
    person_id: maybe(4),
    for_person_id: maybe(5),
    viewed_as: maybe(6),
    role: maybe(7),
    action: text(8),
    subject_kind: text(9),
    subject_id: text(10),
    agency_id: maybe(11),
    before: maybe(12),
    after: maybe(13),
    request_id: text(14),
    address: maybe(15),
    api_key_id: maybe(16),
  };
}
