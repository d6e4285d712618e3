/** A day as people type it ('16/9/2019', '16-09-2019', '16.9.19', '2019-09-16') as '2019-09-16'; null when it is not a day. */
export function parseDay(written: string): string | null {
  const text = written.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const spoken = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text);
  const [year, month, date] = iso ? [iso[1], iso[2], iso[3]] : spoken ? [spoken[3], spoken[2], spoken[1]] : [];
  if (!year || !month || !date) return null;
  return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(date));
}

/** The day after '2019-09-30' is '2019-10-01'. */
export function dayAfter(day: string): string {
  return daysFrom(day, 1);
}

/** The day before '2019-10-01' is '2019-09-30'. */
export function dayBefore(day: string): string {
  return daysFrom(day, -1);
}

function daysFrom(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

// 30 February must not roll over into March.
function dayOf(year: number, month: number, date: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}
