import type { ReminderRuleView } from '@tiendo/types';

/** Which sentence says when a rule tells: before, on or after its anchor, in days or working days. */
export function ruleTiming(rule: Pick<ReminderRuleView, 'days' | 'unit' | 'anchor'>): { key: 'before' | 'on' | 'after'; unit: 'day' | 'working_day'; anchor: 'due' | 'cutoff'; count: number } {
  const key = rule.days === 0 ? 'on' : rule.days < 0 ? 'before' : 'after';
  return { key, unit: rule.unit, anchor: rule.anchor, count: Math.abs(rule.days) };
}

/** Entries of the coming days, a list a day, in the order of time. */
export function byDay<Entry extends { readonly tellOn: string }>(entries: readonly Entry[]): [day: string, entries: Entry[]][] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) days.set(entry.tellOn, [...(days.get(entry.tellOn) ?? []), entry]);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}
