import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainDate, type CalendarDay, type CalendarDayKind } from '@tiendo/domain/calendar';
import type { AgencyKind } from '@tiendo/types';

/** Seen from `src` and from `dist` alike. */
const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '../../../seed');

export interface SeedAgency {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly group: AgencyKind;
  readonly parentCode: string | null;
  readonly gsoCode: string | null;
  /** With a question mark where nobody has confirmed it; null where it is not ranked. */
  readonly rankedGroup: string | null;
  readonly confidence: 'found' | 'inferred';
}

export interface SeedProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly forKind: AgencyKind;
  readonly forAgencyCode?: string;
  readonly feeBearing: boolean;
}

export function seedAgencies(): SeedAgency[] {
  return read('agencies.json');
}

export function seedProcedures(): SeedProcedure[] {
  return read('procedures.json');
}

interface SeedDay {
  readonly date: string;
  readonly type: CalendarDayKind;
  readonly nameVi: string;
  readonly source: string;
}

export function seedCalendar(): CalendarDay[] {
  return read<SeedDay[]>('holidays_vn.json').map(({ date, type, nameVi, source }) => ({ date: plainDate(date), kind: type, name: nameVi, source }));
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T;
}
