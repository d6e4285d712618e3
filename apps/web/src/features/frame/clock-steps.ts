/** The days at which something happens in the demonstration; each with the key of its reason. */
const STEPS = [
  { on: '2019-09-17', why: 'wardsLate' },
  { on: '2019-09-19', why: 'departmentsLate' },
  { on: '2019-09-24', why: 'synthesis' },
  { on: '2019-11-01', why: 'targetsDue' },
] as const;

export type ClockStep = (typeof STEPS)[number];

/** The steps still ahead: the clock goes forward only. */
export function stepsAfter(today: string): ClockStep[] {
  return STEPS.filter((step) => step.on > today);
}
