const DAYS_TO_1970 = 25_569;
const MS_PER_DAY = 86_400_000;

/** A legal day, '2019-10-31', as a spreadsheet counts days (1900 system): 43769. Throws RangeError for anything else. */
export function serialOfDay(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at)) throw new RangeError(`not a day: ${day}`);
  return at / MS_PER_DAY + DAYS_TO_1970;
}

/** The legal day of a whole serial number. */
export function dayOfSerial(serial: number): string {
  return new Date((serial - DAYS_TO_1970) * MS_PER_DAY).toISOString().slice(0, 10);
}
