import { useQuery } from '@tanstack/react-query';
import { formatDate, formatDateTime } from '@tiendo/phrases';
import type { OfferView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { HistoryDisclosure } from '../../session/history-disclosure.js';
import { ErrorState } from '../../ui/error-state.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { ChangeWords } from './change-words.js';
import { toldChanges } from './field-text.js';
import { OfferFacts } from './offer-facts.js';
import { OfferForm } from './offer-form.js';
import { registerQueries } from './register.queries.js';

export interface OfferDrawerProps {
  readonly offer: OfferView | undefined;
  readonly opened: boolean;
  readonly editable: boolean;
  readonly today: string;
  readonly onClose: () => void;
}

/** One service: its level and functions with their days, its use in the quarter, what stands in the way, and its history. */
export function OfferDrawer({ offer, opened, editable, today, onClose }: OfferDrawerProps) {
  return (
    <SideDrawer opened={opened && offer !== undefined} onClose={onClose} title={offer ? `${offer.code} · ${offer.name}` : ''}>
      {offer ? (
        <>
          {editable ? <OfferForm key={offer.id} offer={offer} today={today} onClose={onClose} /> : <OfferFacts offer={offer} />}
          <History offerId={offer.id} />
          <HistoryDisclosure kind="offer" id={offer.id} />
        </>
      ) : null}
    </SideDrawer>
  );
}

function History({ offerId }: { readonly offerId: string }) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  const history = useQuery(registerQueries.history(offerId));
  return (
    <Section title={t('history')}>
      {history.isError ? <ErrorState problem={problemWords(history.error)} onRetry={() => void history.refetch()} /> : null}
      {history.isPending ? <SkeletonRows rows={2} /> : null}
      <FactList>
        {history.data?.items.map((change, index) => (
          <FactRow
            key={`${change.at} ${change.heldOn} ${index}`}
            title={toldChanges(change.fields).length > 0 ? <ChangeWords fields={change.fields} /> : t(`sources.${change.source}`)}
            note={[
              formatDateTime(change.at, locale),
              change.by,
              change.source === 'page' ? null : t(`sources.${change.source}`),
              t('heldOn', { day: formatDate(change.heldOn) }),
            ]
              .filter((each) => each !== null)
              .join(' · ')}
          />
        ))}
      </FactList>
    </Section>
  );
}
