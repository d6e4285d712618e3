import { daysLeftText, dueText } from '@tiendo/phrases';
import { useLocale } from './use-locale.js';
import classes from './countdown.module.css';

export interface CountdownProps {
  /** Whole days until the due day, by the product's clock; below 0 is overdue. The server counts, never the browser. */
  readonly days: number;
  /** The due day itself, '2019-10-31'. */
  readonly dueOn: string;
  /** Nothing is owed any more: the days are not said. */
  readonly done?: boolean;
}

/** Time said twice: "còn 45 ngày, hết ngày 31/10/2019". */
export function Countdown({ days, dueOn, done = false }: CountdownProps) {
  const locale = useLocale();
  return (
    <span>
      {done ? null : (
        <>
          <strong className={days < 0 ? classes.late : classes.left}>{daysLeftText(days, locale)}</strong>
          {', '}
        </>
      )}
      <time dateTime={dueOn}>{dueText(dueOn, locale)}</time>
    </span>
  );
}
