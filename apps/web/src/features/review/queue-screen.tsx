import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ageText, dueText, RISK_REASON_NAMES } from '@tiendo/phrases';
import type { QueueEntry } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { reviewQueries } from './review.queries.js';
import { ReviewPanel } from './review-panel.js';
import type { ReviewSearch } from './review-search.js';
import classes from './review.module.css';

export interface QueueScreenProps {
  readonly search: ReviewSearch;
  /** Product time, in which reports grow old. */
  readonly now: string;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
}

/** The review desk: the queue by risk at the left, the report in the middle, the decision below; after one the next is there at once. */
export function QueueScreen({ search, now, onSearch }: QueueScreenProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const narrow = useMediaQuery('(max-width: 1023.98px)', false, { getInitialValueInEffect: false });
  const queue = useQuery(reviewQueries.queue());
  const entries = queue.data?.items ?? [];
  const open = search.report ?? entries[0]?.reportId;
  const next = () => {
    const at = entries.findIndex((entry) => entry.reportId === open);
    const after = entries[at + 1] ?? entries.find((entry) => entry.reportId !== open);
    onSearch({ report: after?.reportId, item: undefined });
  };
  // Where there is room for one pane: the queue, then the report with the way back.
  const shows = !narrow || (queue.data && entries.length === 0 && !search.report) ? 'both' : search.report ? 'report' : 'queue';
  if (queue.isError) return <ErrorState problem={problemWords(queue.error)} onRetry={() => void queue.refetch()} retrying={queue.isFetching} />;
  const waiting = queue.data ? queue.data.counts.not_started + queue.data.counts.draft + queue.data.counts.with_head : 0;
  return (
    <div className={classes.desk}>
      {shows === 'report' ? null : (
        <aside className={classes.queue} aria-label={t('queue')}>
          {shows === 'queue' ? (
            <div className={classes.queueTitle}>
              <PageHeader title={t('title')} />
            </div>
          ) : null}
          <p className={classes.queueHead}>
            <strong>{t('waiting', { count: entries.length })}</strong> <span className={classes.quiet}>{t('byRisk')}</span>
          </p>
          {queue.isPending ? <SkeletonRows rows={6} /> : null}
          <ol className={classes.queueList}>
            {entries.map((entry) => (
              <QueueLine
                key={entry.reportId}
                entry={entry}
                now={now}
                isOpen={shows === 'both' && entry.reportId === open}
                onOpen={() => onSearch({ report: entry.reportId, item: undefined })}
              />
            ))}
          </ol>
        </aside>
      )}
      {shows === 'queue' ? null : (
        <div className={classes.middle}>
          {shows === 'report' ? (
            <Link to="/queue" className={classes.back}>
              <IconChevronLeft size={18} aria-hidden />
              {t('waiting', { count: entries.length })}
            </Link>
          ) : null}
          {open ? (
            <ReviewPanel reportId={open} item={search.item} onItem={(item) => onSearch({ report: open, item })} onNextReport={next} />
          ) : queue.data ? (
            <>
              <PageHeader title={t('title')} />
              <EmptyState
                why={t('nothing')}
                next={waiting > 0 ? (queue.data.nextDueOn ? t('stillToCome', { count: waiting, due: dueText(queue.data.nextDueOn, locale) }) : t('stillToComeLate', { count: waiting })) : t('allIn')}
              />
            </>
          ) : null}
        </div>
      )}
    </div>
  );
}

interface QueueLineProps {
  readonly entry: QueueEntry;
  readonly now: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** One report in the queue: whose, how old, and the rule that puts it there. */
function QueueLine({ entry, now, isOpen, onOpen }: QueueLineProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(entry.sentAt)) / 60_000));
  const why = [
    entry.round > 1 ? t('roundShort', { round: entry.round }) : null,
    entry.status === 'in_review' ? t('beingReviewed') : null,
    ...entry.riskReasons.map((reason) => RISK_REASON_NAMES[locale][reason]),
  ].filter((each) => each !== null);
  return (
    <li>
      <button ref={line} type="button" className={classes.queueLine} aria-current={isOpen || undefined} onClick={onOpen} data-report={entry.reportId}>
        <span className={classes.queueName}>{nameIn(locale, entry.agency)}</span>
        <time className={classes.quiet} dateTime={entry.sentAt}>
          {ageText(minutes, locale)}
        </time>
        <span className={classes.queueWhy}>{why.length > 0 ? why.join(', ') : t('changedItems', { count: entry.changedItems ?? 0 })}</span>
      </button>
    </li>
  );
}
