import { useQuery } from '@tanstack/react-query';
import { AUDIT_ACTION_NAMES, auditChanges, formatDateTime, type AuditAction } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { ErrorState } from '../../ui/error-state.js';
import { Section } from '../../ui/section.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './people.module.css';
import { peopleQueries } from './people.queries.js';

/** What was done to the account, newest first. */
export function PersonTrail({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const trail = useQuery(peopleQueries.trail(personId));
  return (
    <Section title={t('history')}>
      {trail.isError ? <ErrorState problem={problemWords(trail.error)} onRetry={() => void trail.refetch()} retrying={trail.isFetching} /> : null}
      {trail.isPending ? <SkeletonRows rows={3} /> : null}
      {trail.data?.items.length === 0 ? <p className={classes.quiet}>{t('noHistory')}</p> : null}
      <ul className={classes.trail}>
        {trail.data?.items.map((event) => (
          <li key={event.seq}>
            <div>{AUDIT_ACTION_NAMES[locale][event.action as AuditAction] ?? event.action}</div>
            <div className={classes.quiet}>
              {[...auditChanges(event.before, event.after, locale).map(({ field, from, to }) => `${field}: ${from === null ? to : t('audit.change', { from, to })}`), `${formatDateTime(event.at, locale)}, ${event.by ?? t('audit.system')}`].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
