import type { ImportTrial } from '@tiendo/types';
import type { ImportPlan } from './import-plan.js';
import type { Import } from './import.entity.js';

/** The sums of a dry run. */
export function countsOf({ rows, problems }: ImportPlan): ImportTrial['counts'] {
  const outcomes = (outcome: ImportTrial['rows'][number]['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const severities = (severity: ImportTrial['problems'][number]['severity']): number => problems.filter((problem) => problem.severity === severity).length;
  return { added: outcomes('added'), changed: outcomes('changed'), same: outcomes('same'), errors: severities('error'), warnings: severities('warning') };
}

export function presentTrial({ id, state, fileName, plan }: Pick<Import, 'id' | 'state' | 'fileName' | 'plan'>): ImportTrial {
  return { id, state, fileName, counts: countsOf(plan), rows: [...plan.rows], problems: [...plan.problems] };
}
