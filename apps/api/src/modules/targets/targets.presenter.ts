import type { TargetView } from '@tiendo/types';

/** What answers say of a target. */
export function presentTarget(row: TargetView): TargetView {
  const { id, code, nameVi, nameEn, kind, definition, reading, function: adopted, threshold, startsOn, interimOn, dueOn, assumed, illustrative } = row;
  return { id, code, nameVi, nameEn, kind, definition, reading, function: adopted, threshold, startsOn, interimOn, dueOn, assumed, illustrative };
}
