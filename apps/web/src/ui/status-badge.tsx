import { PERFORMANCE_MEANINGS, PERFORMANCE_NAMES, PERFORMANCE_SHORT_NAMES, type PerformanceStatus } from '@tiendo/phrases';
import { useLocale } from './use-locale.js';
import classes from './badge.module.css';
import { PERFORMANCE_SIGNS } from './status-signs.js';

export interface StatusBadgeProps {
  readonly status: PerformanceStatus;
  /** Shorter words for dense tables; the full name stays in the title. */
  readonly short?: boolean;
  /** Silent and past due at once: both signs are shown. */
  readonly pastDue?: boolean;
  /** A few quiet words after it, as "tự khai". */
  readonly note?: string;
}

/** How an agency stands against a target: sign, word and colour, never one of them alone. */
export function StatusBadge({ status, short = false, pastDue = false, note }: StatusBadgeProps) {
  if (status === 'not_reported' && pastDue) {
    return (
      <span className={classes.pair}>
        <OneStatus status="not_reported" short={short} note={note} />
        <OneStatus status="overdue" short />
      </span>
    );
  }
  return <OneStatus status={status} short={short} note={note} />;
}

function OneStatus({ status, short, note }: { status: PerformanceStatus; short: boolean; note?: string | undefined }) {
  const locale = useLocale();
  const Sign = PERFORMANCE_SIGNS[status];
  const name = PERFORMANCE_NAMES[locale][status];
  const role = status.replaceAll('_', '-');
  return (
    <span
      className={`${classes.badge} ${status === 'not_reported' ? classes.hatched : ''}`}
      style={{ '--badge-text': `var(--td-${role})`, '--badge-tint': `var(--td-${role}-tint)` }}
      title={`${name}: ${PERFORMANCE_MEANINGS[locale][status]}`}
      data-status={status}
    >
      <Sign size={16} stroke={1.75} aria-hidden />
      <span className={classes.word}>{short ? PERFORMANCE_SHORT_NAMES[locale][status] : name}</span>
      {note ? <span className={classes.note}>{note}</span> : null}
    </span>
  );
}
