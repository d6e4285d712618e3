import type { AgencyKind, MatrixCounts, MatrixRow } from '@tiendo/types';

export interface GroupLine {
  readonly line: 'group';
  readonly kind: AgencyKind;
  readonly counts: readonly MatrixCounts[];
  readonly open: boolean;
}
export interface AgencyLine {
  readonly line: 'agency';
  readonly row: MatrixRow;
}
export type MatrixLine = GroupLine | AgencyLine;

/** Rows in the order they came, a group line before each kind of agency; a folded group keeps its line. */
export function linesOf(rows: readonly MatrixRow[], counts: readonly MatrixCounts[], folded: ReadonlySet<AgencyKind>): MatrixLine[] {
  const lines: MatrixLine[] = [];
  let kind: AgencyKind | null = null;
  for (const row of rows) {
    if (row.agency.kind !== kind) {
      kind = row.agency.kind;
      lines.push({ line: 'group', kind, counts: counts.filter((each) => each.kind === row.agency.kind), open: !folded.has(kind) });
    }
    if (!folded.has(row.agency.kind)) lines.push({ line: 'agency', row });
  }
  return lines;
}
