import { formatDate } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { csvBytes, type CsvValue } from '../text/csv-text.js';
import { ADDRESS_COLUMNS, REGISTER_COLUMN_KEYS, columnHeader } from './register-columns.js';
import type { RegisterPaper } from './register-paper.js';

/** The register as .csv: the columns of the .xlsx, then agency and period, so that a file on its own says whose it is. */
export function writeRegisterCsv(paper: RegisterPaper): Uint8Array {
  return csvBytes(rowsOf(paper));
}

function* rowsOf({ locale, agency, period, illustrative, rows }: RegisterPaper): Generator<readonly CsvValue[]> {
  const mark = illustrative ? [ADDRESS_COLUMNS.nature.header[locale]] : [];
  yield [...REGISTER_COLUMN_KEYS.map((key) => columnHeader(key, locale)), ADDRESS_COLUMNS.agencyCode.header[locale], ADDRESS_COLUMNS.period.header[locale], ...mark];
  for (const row of rows) {
    const values = REGISTER_COLUMN_KEYS.map((key) => {
      const value = row[key];
      if (typeof value === 'boolean') return say(locale, value ? 'yes' : 'no');
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
    });
    yield [...values, agency.code, period.code, ...(illustrative ? [say(locale, 'illustrative')] : [])];
  }
}
