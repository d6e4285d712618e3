import { daysBetween, type Instant, type PlainDate } from '@tiendo/domain/calendar';
import type { ObligationStatus } from '@tiendo/domain/obligations';
import type { Provenance } from '@tiendo/domain/figures';
import type { MatrixCell } from '@tiendo/types';
import type { TargetInForce } from '../targets/public.js';

/** A cell as it is stored. */
export interface CellRow {
  readonly agencyId: string;
  readonly targetId: string;
  readonly asked: boolean;
  readonly status: ObligationStatus;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly uses: number | null;
  readonly provenance: Provenance | null;
  readonly heldOn: PlainDate | null;
  readonly selfDeclared: boolean;
  readonly regressed: boolean;
}

export const CELL_COLUMNS = `
  o.agency_id as "agencyId", o.target_id as "targetId", o.asked, o.status, o.numerator, o.denominator, o.uses, o.provenance,
  o.held_on as "heldOn", o.self_declared as "selfDeclared", o.regressed`;

/** Days late are counted when read: they change every midnight and the status does not. */
export function lateDaysOf(status: ObligationStatus, { dueAt, dueOn }: Pick<TargetInForce, 'dueAt' | 'dueOn'>, now: Instant, today: PlainDate): number {
  return (status === 'overdue' || status === 'not_reported') && now >= dueAt ? daysBetween(dueOn as PlainDate, today) : 0;
}

/** A cell as everybody sees it: of a silent agency only that it is silent. What its register computes stands in the way down, as such. */
export function cellView(row: CellRow, target: TargetInForce, now: Instant, today: PlainDate): MatrixCell {
  const { status, numerator, denominator, uses, provenance, heldOn, selfDeclared, regressed } = row;
  const lateDays = lateDaysOf(status, target, now, today);
  if (status === 'not_reported') return { ...NO_FIGURE, targetId: target.id, status, lateDays };
  return { targetId: target.id, status, lateDays, numerator, denominator, uses, provenance, heldOn, selfDeclared, regressed };
}

const NO_FIGURE = { numerator: null, denominator: null, uses: null, provenance: null, heldOn: null, selfDeclared: false, regressed: false } as const;

/** A target that does not bind the agency. */
export function unboundCell(targetId: string): MatrixCell {
  return { ...NO_FIGURE, targetId, status: 'not_applicable', lateDays: 0 };
}
