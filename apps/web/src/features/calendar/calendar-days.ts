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

/** Everything of a year in the order of its days; tiers that are due on one day stand together. */
export function entriesOf({ periods, targets, days }: CalendarYear, year: number): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  for (const { period, deadlines } of periods) {
    entries.push({ on: period.cutoffOn, what: 'cutoff', period }, { on: period.lockOn, what: 'lock', period });
    for (const [on, same] of Map.groupBy(deadlines, ({ dueOn }) => dueOn)) {
      entries.push({ on, what: 'due', period, tiers: same.map(({ tier }) => tier), explanation: same[0]?.explanation ?? [] });
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
