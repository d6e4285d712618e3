import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { Section } from '../../ui/section.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { DelegationLines } from './delegation-lines.js';
import { delegationQueries } from './delegations.queries.js';
import { LendButton } from './lend-button.js';

/** Who stands in for me, for whom I stand in, and for the head of an agency who stands in for whom there. */
export function DelegationsScreen() {
  const { t } = useTranslation('delegations');
  const list = useQuery(delegationQueries.mine());
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonPage />;
  const { lent, borrowed, ofAgency, lendable } = list.data;
  const [given, taken] = [lent, borrowed].map((rows) => rows.filter(({ state }) => state === 'active').length);
  return (
    <>
      <PageHeader title={t('title')} sentence={given === 0 && taken === 0 ? t('sentenceNone') : t('sentence', { given, taken })} actions={<LendButton lendable={lendable} />} />
      <Section title={t('borrowed')}>
        <DelegationLines rows={borrowed} empty={t('noneBorrowed')} />
      </Section>
      <Section title={t('lent')}>
        <DelegationLines rows={lent} empty={lendable.length > 0 ? t('noneLent') : t('nothingToLend')} />
      </Section>
      {ofAgency.length > 0 || lendable.some(({ holder }, __, all) => holder.id !== all[0]?.holder.id) ? (
        <Section title={t('ofAgency')}>
          <DelegationLines rows={ofAgency} empty={t('noneOfAgency')} />
        </Section>
      ) : null}
    </>
  );
}
