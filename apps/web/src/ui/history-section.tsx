import { auditSentence, type AuditChange, type ToldAct } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { ErrorState, type ProblemWords } from './error-state.js';
import classes from './history-section.module.css';
import { QuietButton } from './quiet-button.js';
import { Section } from './section.js';
import { SkeletonRows } from './skeletons.js';
import { useLocale } from './use-locale.js';

export interface HistorySectionProps {
  /** Undefined while it is fetched. */
  readonly items: readonly (ToldAct & { readonly seq: string; readonly changes: readonly AuditChange[] })[] | undefined;
  readonly problem: ProblemWords | null;
  readonly onRetry: () => void;
  readonly onMore: (() => void) | undefined;
  readonly isFetching: boolean;
}

/** What was done to the thing that the page shows: a sentence an act, what changed under it, newest first. */
export function HistorySection({ items, problem, onRetry, onMore, isFetching }: HistorySectionProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  return (
    <Section title={t('history.title')}>
      {problem ? <ErrorState problem={problem} onRetry={onRetry} retrying={isFetching} /> : null}
      {items === undefined && problem === null ? <SkeletonRows rows={3} /> : null}
      {items?.length === 0 ? <p className={classes.quiet}>{t('history.empty')}</p> : null}
      <ol className={classes.list}>
        {items?.map((entry) => (
          <li key={entry.seq} className={classes.entry}>
            <p className={classes.sentence}>{auditSentence(entry, locale)}</p>
            <AuditChanges changes={entry.changes} />
          </li>
        ))}
      </ol>
      {onMore ? (
        <QuietButton onClick={onMore} disabled={isFetching}>
          {t('history.more')}
        </QuietButton>
      ) : null}
    </Section>
  );
}

const SHOWN = 3;

/** What changed, a field a line: before → after; the first lines at once, the rest on demand. */
export function AuditChanges({ changes }: { readonly changes: readonly AuditChange[] }) {
  const { t } = useTranslation('ui');
  if (changes.length === 0) return null;
  const line = ({ field, from, to }: AuditChange) => (
    <li key={field}>
      <span className={classes.quiet}>{field}:</span> {from === null ? to : t('history.change', { from, to })}
    </li>
  );
  const rest = changes.slice(SHOWN);
  return (
    <>
      <ul className={classes.changes}>{changes.slice(0, SHOWN).map(line)}</ul>
      {rest.length > 0 ? (
        <details className={classes.rest}>
          <summary>{t('history.rest', { count: rest.length })}</summary>
          <ul className={classes.changes}>{rest.map(line)}</ul>
        </details>
      ) : null}
    </>
  );
}
