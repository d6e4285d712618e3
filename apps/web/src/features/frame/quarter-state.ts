export const QUARTER_STATES = ['upcoming', 'open', 'receiving', 'compiling', 'closed'] as const;
export type QuarterState = (typeof QUARTER_STATES)[number];

/** Days of a period as text, `2019-09-14`; all of them are the last day of their stretch but `lockOn`, the first locked one. */
export interface QuarterDays {
  readonly startsOn: string;
  readonly cutoffOn: string;
  /** The last day on which an agency may still be on time; null while it is not known. */
  readonly lastDueOn: string | null;
  readonly lockOn: string;
}

/** What happens to a period on a day: it runs, its reports come in, they are compiled, it is locked. */
export function quarterState(today: string, { startsOn, cutoffOn, lastDueOn, lockOn }: QuarterDays): QuarterState {
  if (today >= lockOn) return 'closed';
  if (today < startsOn) return 'upcoming';
  if (today <= cutoffOn) return 'open';
  return lastDueOn === null || today <= lastDueOn ? 'receiving' : 'compiling';
}
