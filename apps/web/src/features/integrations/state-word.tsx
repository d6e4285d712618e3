import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconPlayerPause, type Icon } from '@tabler/icons-react';
import classes from './integrations.module.css';

const LOOKS = {
  good: { Sign: IconCircleCheck, text: 'var(--td-good-text)' },
  waiting: { Sign: IconClock, text: 'var(--td-text-quiet)' },
  trouble: { Sign: IconAlertTriangle, text: 'var(--td-warning-text)' },
  bad: { Sign: IconCircleX, text: 'var(--td-error-text)' },
  over: { Sign: IconPlayerPause, text: 'var(--td-text-quiet)' },
} as const satisfies Record<string, { readonly Sign: Icon; readonly text: string }>;

export type StateLook = keyof typeof LOOKS;

/** The state of a key, a receiver or a delivery: sign, word and colour. */
export function StateWord({ look, word }: { readonly look: StateLook; readonly word: string }) {
  const { Sign, text } = LOOKS[look];
  return (
    <span className={classes.state} style={{ '--state-text': text }}>
      <Sign size={16} stroke={1.75} aria-hidden />
      {word}
    </span>
  );
}
