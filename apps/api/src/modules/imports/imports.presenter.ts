import type { ImportTrial } from '@tiendo/types';
import type { ImportPlan } from './import-plan.js';
import type { Import } from './import.entity.js';

const NONE = { errors: 0, warnings: 0 };

/** The sums of a dry run, of all that it found. */
export function countsOf({ rows, problems, untold = NONE }: ImportPlan): ImportTrial['counts'] {
  const outcomes = (outcome: ImportTrial['rows'][number]['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const severities = (severity: ImportTrial['problems'][number]['severity']): number => problems.filter((problem) => problem.severity === severity && problem.code !== 'more_problems').length;
  return { added: outcomes('added'), changed: outcomes('changed'), same: outcomes('same'), errors: severities('error') + untold.errors, warnings: severities('warning') + untold.warnings };
}

export function presentTrial({ id, state, fileName, plan }: Pick<Import, 'id' | 'state' | 'fileName' | 'plan'>): ImportTrial {
  return { id, state, fileName, counts: countsOf(plan), rows: [...plan.rows], problems: [...plan.problems] };
}
