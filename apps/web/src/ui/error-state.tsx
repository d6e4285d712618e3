import { useTranslation } from 'react-i18next';
import classes from './message.module.css';
import { Notice } from './notice.js';
import { PlainButton } from './plain-button.js';

/** A refusal in words; `src/api/problem-words.ts` makes it of whatever was thrown. */
export interface ProblemWords {
  readonly title: string;
  readonly mend: string;
  readonly requestId: string | null;
  readonly fields: readonly { readonly path: string; readonly written: string | null; readonly expected: string; readonly mend: string }[];
}

export interface ErrorStateProps {
  readonly problem: ProblemWords;
  /** Offered when trying again can help; what was typed stays in the form around this. */
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
}

/** What went wrong, which fields, and how to mend it. Stands beside the form or in place of the data that did not come. */
export function ErrorState({ problem, onRetry, retrying = false }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <Notice
      kind="error"
      title={problem.title}
      action={
        onRetry ? (
          <PlainButton kind="default" onClick={onRetry} busy={retrying}>
            {t('retry')}
          </PlainButton>
        ) : undefined
      }
    >
      {problem.mend}
      {problem.fields.length > 0 ? (
        <ul className={classes.fields}>
          {problem.fields.map((field) => (
            <li key={field.path}>
              <strong>{field.path}</strong>
              {field.written === null ? null : ` ${t('error.written')} “${field.written}”,`} {t('error.expected')} {field.expected}. {field.mend}
            </li>
          ))}
        </ul>
      ) : null}
      {problem.requestId ? <p className={classes.quiet}>{t('error.request', { id: problem.requestId })}</p> : null}
    </Notice>
  );
}
