import type { CalendarYear } from './calendar.queries.js';

export type Tier = CalendarYear['periods'][number]['deadlines'][number]['tier'];

/** One thing that happens on a day. */
export type CalendarEntry =
  | { readonly on: string; readonly what: 'cutoff'; readonly period: CalendarYear['periods'][number]['period'] }
  | { readonly on: string; readonly what: 'due'; readonly period: CalendarYear['periods'][number]['period']; readonly tiers: readonly Tier[]; readonly explanation: CalendarYear['periods'][number]['deadlines'][number]['explanation'] }
  | { readonly on: string; readonly what: 'lock'; readonly period: CalendarYear['periods'][number]['period'] }
  | { readonly on: string; readonly what: 'target'; readonly target: CalendarYear['targets'][number] }
  | { readonly on: string; readonly what: 'interim'; readonly target: CalendarYear['targets'][number] }
  | { readonly on: string; readonly what: 'day'; readonly kind: string; readonly name: string };

/** Everything of a year in the order of its days; tiers that are due on one day for one reason stand together. */
export function entriesOf({ periods, targets, days }: CalendarYear, year: number): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  for (const { period, deadlines } of periods) {
    entries.push({ on: period.cutoffOn, what: 'cutoff', period }, { on: period.lockOn, what: 'lock', period });
    for (const [first, ...same] of Map.groupBy(deadlines, ({ dueOn, explanation }) => `${dueOn} ${JSON.stringify(explanation)}`).values()) {
      if (first) entries.push({ on: first.dueOn, what: 'due', period, tiers: [first, ...same].map(({ tier }) => tier), explanation: first.explanation });
    }
  }
  for (const target of targets) {
    entries.push({ on: target.dueOn, what: 'target', target });
    if (target.interimOn) entries.push({ on: target.interimOn, what: 'interim', target });
  }
  for (const day of days) entries.push({ ...day, what: 'day' });
  return entries.filter(({ on }) => on.startsWith(`${year}-`)).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Entries by month, '2019-09'. */
export function byMonth(entries: readonly CalendarEntry[]): [month: string, entries: CalendarEntry[]][] {
  return [...Map.groupBy(entries, ({ on }) => on.slice(0, 7))];
}

/** Whether a day is one on which an agency of that kind owes something. A target is owed by everybody whom it binds. */
export function isOwedBy(entry: CalendarEntry, kind: string | null): boolean {
  return entry.what === 'target' || entry.what === 'interim' || (entry.what === 'due' && kind !== null && (entry.tiers as readonly string[]).includes(kind));
}

/** Whether the reader has to keep a day in mind: it is their agency's, or they watch over all tiers since they belong to no agency. */
export function concerns(entry: CalendarEntry, kind: string | null): boolean {
  return isOwedBy(entry, kind) || (kind === null && entry.what === 'due');
}

/** The next day, today included, that concerns the reader; null when the year holds none any more. */
export function nextOwed(entries: readonly CalendarEntry[], kind: string | null, today: string): CalendarEntry | null {
  return entries.find((entry) => entry.on >= today && concerns(entry, kind)) ?? null;
}
