import { queryOptions, useQuery } from '@tanstack/react-query';
import { formatDateTime, formatTime } from '@tiendo/phrases';
import { viewing, type ViewingRow } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FactList, FactRow } from '../../ui/section.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';

const viewingsQuery = queryOptions({ queryKey: ['viewings'] as const, queryFn: ({ signal }) => call(viewing.mine, {}, { signal }) });

/** Who of support has seen what this person sees: when, why, and how much they opened. */
export function ViewingsSection() {
  const { t } = useTranslation('viewings');
  const locale = useLocale();
  const list = useQuery(viewingsQuery);
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonRows rows={3} />;
  if (list.data.items.length === 0) return <EmptyState why={t('empty')} />;
  const when = ({ startedAt, endedAt, pages }: ViewingRow): string => {
    const from = formatDateTime(startedAt, locale);
    return endedAt === null ? t('open', { from, pages }) : t('ended', { from, to: formatTime(endedAt), pages });
  };
  return (
    <FactList>
      {list.data.items.map((each) => (
        <FactRow key={each.id} title={t('line', { name: each.by, reason: each.reason })} note={when(each)} />
      ))}
    </FactList>
  );
}
