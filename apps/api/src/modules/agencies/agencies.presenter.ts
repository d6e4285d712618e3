import type { AgencyName } from '@tiendo/types';
import type { AgencyRow } from './agencies.queries.js';

/** An agency as answers name it. */
export function presentAgency({ id, code, nameVi, nameEn, kind }: Pick<AgencyRow, 'id' | 'code' | 'nameVi' | 'nameEn' | 'kind'>): AgencyName {
  return { id, code, nameVi, nameEn, kind };
}
