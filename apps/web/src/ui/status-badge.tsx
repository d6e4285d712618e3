import { PERFORMANCE_MEANINGS, PERFORMANCE_NAMES, PERFORMANCE_SHORT_NAMES, type PerformanceStatus } from '@tiendo/phrases';
import type { ReactNode } from 'react';
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
  /** A figure on the same tint, between sign and word: "38,0% (19/50)". */
  readonly figure?: ReactNode;
  /** Another word for it, as "Đạt (tự khai)". */
  readonly word?: string;
  /** Not confirmed by anybody yet: a broken outline. */
  readonly provisional?: boolean;
}

/** How an agency stands against a target: sign, word and colour, never one of them alone. */
export function StatusBadge({ pastDue = false, ...badge }: StatusBadgeProps) {
  if (badge.status === 'not_reported' && pastDue) {
    return (
      <span className={classes.pair}>
        <OneStatus {...badge} />
        <OneStatus status="overdue" short isSecond />
      </span>
    );
  }
  return <OneStatus {...badge} />;
}

function OneStatus({ status, short = false, note, figure, word, provisional = false, isSecond = false }: Omit<StatusBadgeProps, 'pastDue'> & { readonly isSecond?: boolean }) {
  const locale = useLocale();
  const Sign = PERFORMANCE_SIGNS[status];
  const name = PERFORMANCE_NAMES[locale][status];
  const role = status.replaceAll('_', '-');
  const looks = [classes.badge, status === 'not_reported' ? classes.hatched : '', provisional ? classes.provisional : ''];
  return (
    <span
      className={looks.join(' ')}
      style={{ '--badge-text': `var(--td-${role})`, '--badge-tint': `var(--td-${role}-tint)` }}
      title={`${word ?? name}: ${PERFORMANCE_MEANINGS[locale][status]}`}
      data-status={status}
      data-second={isSecond || undefined}
    >
      <Sign size={16} stroke={1.75} aria-hidden />
      {figure ? <span className={classes.figure}>{figure}</span> : null}
      <span className={classes.word}>
        {word ?? (short ? PERFORMANCE_SHORT_NAMES[locale][status] : name)}
      </span>
      {note ? <span className={classes.note}>{note}</span> : null}
    </span>
  );
}
