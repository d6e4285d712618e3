import { OBLIGATION_STATUSES } from '@tiendo/domain/obligations';
import { REPORT_STATUSES } from '@tiendo/domain/reports';
import { AGENCY_KINDS } from '@tiendo/types';
import * as z from 'zod/mini';
import { codesInAddress, listInAddress, wordsInAddress } from '../../ui/address-words.js';

/** Everything that the matrix shows stands in its address: filters, and the cell that is open. */
export const MatrixSearch = z.object({
  kind: listInAddress(AGENCY_KINDS),
  status: listInAddress(OBLIGATION_STATUSES),
  target: codesInAddress(60),
  report: listInAddress(REPORT_STATUSES),
  under: z.catch(z.optional(z.string().check(z.maxLength(40))), undefined),
  q: z.catch(z._default(wordsInAddress(200), ''), ''),
  /** Whose reports the last column shows; without it those of the quarter that is due. */
  period: z.catch(z.optional(z.string().check(z.maxLength(20))), undefined),
  /** `AGENCY~TARGET` of the open cell. */
  cell: z.catch(z.optional(z.string().check(z.maxLength(120))), undefined),
});
export type MatrixSearch = z.output<typeof MatrixSearch>;

export const EMPTY_MATRIX_SEARCH: MatrixSearch = { kind: [], status: [], target: [], report: [], under: undefined, q: '', period: undefined, cell: undefined };

/** The part that the server filters by; the same for rows, counts and exports. */
export function filterOf({ kind, status, target, report, under, q, period }: MatrixSearch) {
  return { kind, status, target, report, ...(under ? { under } : {}), q, ...(period ? { period } : {}) };
}
export type MatrixFilterWords = ReturnType<typeof filterOf>;

export function isFiltered(search: MatrixSearch): boolean {
  return search.kind.length + search.status.length + search.target.length + search.report.length > 0 || search.q !== '' || search.under !== undefined || search.period !== undefined;
}

export function cellKey(agencyCode: string, targetCode: string): string {
  return `${agencyCode}~${targetCode}`;
}

/** The agency and target of an open cell; null when the address names none. */
export function readCellKey(key: string | undefined): { agencyCode: string; targetCode: string } | null {
  const [agencyCode, targetCode] = key?.split('~') ?? [];
  return agencyCode && targetCode ? { agencyCode, targetCode } : null;
}

/** Where the browser gets the file with the same filters that the screen shows. */
export function exportAddress(filter: MatrixFilterWords, format: 'docx' | 'xlsx' | 'csv' | 'json', locale: string): string {
  const query = new URLSearchParams({ format, locale });
  for (const [name, value] of Object.entries(filter)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== '') query.append(name, each);
  }
  return `/api/exports/review?${query.toString()}`;
}
