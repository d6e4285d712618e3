import type { HistorySubject } from '@tiendo/domain/access';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../api/use-history.js';
import { HistorySection } from '../ui/history-section.js';

/** The history of one of many things on a page, fetched when it is opened. */
export function HistoryDisclosure({ kind, id }: { readonly kind: HistorySubject; readonly id: string }) {
  const { t } = useTranslation('ui');
  const [opened, setOpened] = useState(false);
  const history = useHistory(kind, id, opened);
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)} data-screen-only>
      <summary>{t('history.title')}</summary>
      {opened ? <HistorySection {...history} /> : null}
    </details>
  );
}
