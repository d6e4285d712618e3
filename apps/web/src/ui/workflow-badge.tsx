import { WORKFLOW_NAMES, WORKFLOW_SHORT_NAMES, type WorkflowStatus } from '@tiendo/phrases';
import { useLocale } from './use-locale.js';
import classes from './badge.module.css';
import { WORKFLOW_SIGNS } from './status-signs.js';

const OUTLINED: readonly WorkflowStatus[] = ['draft', 'with_head'];

export interface WorkflowBadgeProps {
  readonly status: WorkflowStatus;
  /** Shorter words for dense tables; the full name stays in the title. */
  readonly short?: boolean;
}

/** Where a report is on its way; shares no colour and no sign with the scale of performance. */
export function WorkflowBadge({ status, short = false }: WorkflowBadgeProps) {
  const locale = useLocale();
  const Sign = WORKFLOW_SIGNS[status];
  const name = WORKFLOW_NAMES[locale][status];
  const role = status.replaceAll('_', '-');
  return (
    <span
      className={`${classes.badge} ${OUTLINED.includes(status) ? classes.outlined : ''}`}
      style={{ '--badge-text': `var(--td-${role})`, '--badge-tint': `var(--td-${role}-tint)` }}
      title={name}
      data-workflow={status}
    >
      <Sign size={16} stroke={1.75} aria-hidden />
      <span className={classes.word}>{short ? WORKFLOW_SHORT_NAMES[locale][status] : name}</span>
    </span>
  );
}
