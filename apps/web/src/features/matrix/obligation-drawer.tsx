import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { useHistory } from '../../api/use-history.js';
import { nameIn } from '../../i18n/name-in.js';
import { ErrorState } from '../../ui/error-state.js';
import { HistorySection } from '../../ui/history-section.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { matrixQueries } from './matrix.queries.js';
import { ObligationChain } from './obligation-chain.js';

export interface ObligationDrawerProps {
  /** Null when the address names no cell. */
  readonly open: { readonly agencyCode: string; readonly targetCode: string } | null;
  readonly onClose: () => void;
}

/** The way down from a cell, beside the matrix; its address is in the URL. */
export function ObligationDrawer({ open, onClose }: ObligationDrawerProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const obligation = useQuery({ ...matrixQueries.obligation(open?.agencyCode ?? '', open?.targetCode ?? ''), enabled: open !== null });
  const history = useHistory('obligation', `${open?.agencyCode ?? ''}:${open?.targetCode ?? ''}`, open !== null);
  const title = obligation.data ? t('chain.title', { target: nameIn(locale, obligation.data.target), agency: nameIn(locale, obligation.data.agency) }) : t('title');
  return (
    <SideDrawer opened={open !== null} onClose={onClose} title={title} wide>
      {obligation.isError ? <ErrorState problem={problemWords(obligation.error)} onRetry={() => void obligation.refetch()} retrying={obligation.isFetching} /> : null}
      {obligation.isPending && open !== null ? <SkeletonRows rows={8} /> : null}
      {obligation.data ? <ObligationChain view={obligation.data} /> : null}
      {obligation.data ? <HistorySection {...history} /> : null}
    </SideDrawer>
  );
}
