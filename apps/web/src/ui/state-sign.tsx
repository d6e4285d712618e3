import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, type Icon } from '@tabler/icons-react';

const SIGNS = {
  done: { Sign: IconCircleCheck, colour: 'var(--td-good-text)' },
  warning: { Sign: IconAlertTriangle, colour: 'var(--td-warning-text)' },
  error: { Sign: IconCircleX, colour: 'var(--td-error-text)' },
  open: { Sign: IconCircleDashed, colour: 'var(--td-text-quiet)' },
} as const satisfies Record<string, { Sign: Icon; colour: string }>;

export type CheckState = keyof typeof SIGNS;

/** The sign before a line of a checklist; `label` says it to who cannot see it. */
export function StateSign({ state, label }: { readonly state: CheckState; readonly label: string }) {
  const { Sign, colour } = SIGNS[state];
  return <Sign size={17} stroke={1.75} color={colour} role="img" aria-label={label} />;
}
