import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './message.module.css';

const KINDS = {
  information: { Sign: IconInfoCircle, text: 'var(--td-link)', tint: 'var(--td-surface-touched)' },
  done: { Sign: IconCircleCheck, text: 'var(--td-good-text)', tint: 'var(--td-good-tint)' },
  warning: { Sign: IconAlertTriangle, text: 'var(--td-notice-text)', tint: 'var(--td-notice-tint)' },
  error: { Sign: IconCircleX, text: 'var(--td-error-text)', tint: 'var(--td-error-tint)' },
} as const;

export interface NoticeProps {
  readonly kind: keyof typeof KINDS;
  readonly title: string;
  readonly children?: ReactNode;
  /** The act that mends it or comes next. */
  readonly action?: ReactNode;
}

/** Something to know on this page. Errors are announced at once, the rest when the reader pauses. */
export function Notice({ kind, title, children, action }: NoticeProps) {
  const { Sign, text, tint } = KINDS[kind];
  return (
    <div className={classes.notice} role={kind === 'error' ? 'alert' : 'status'} style={{ '--notice-text': text, '--notice-tint': tint }}>
      <Sign size={17} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.noticeTitle}>{title}</p>
        {children ? <div className={classes.noticeBody}>{children}</div> : null}
        {action ? <div className={classes.action}>{action}</div> : null}
      </div>
    </div>
  );
}
