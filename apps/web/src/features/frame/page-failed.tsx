import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { problemWords } from '../../api/problem-words.js';
import { ErrorState } from '../../ui/error-state.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './lone-page.module.css';

/** In place of a page that could not be shown: what happened, how to mend it, and a way to try again. */
export function PageFailed({ error }: ErrorComponentProps) {
  const locale = useLocale();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => reset(), [reset]);
  return (
    <div className={classes.lone}>
      <ErrorState problem={problemWords(error, locale)} onRetry={() => void router.invalidate()} />
    </div>
  );
}
