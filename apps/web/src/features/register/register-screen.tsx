import { Button, Menu, TextInput } from '@mantine/core';
import { IconDownload, IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatDate, formatRatio } from '@tiendo/phrases';
import type { OfferView } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { AgencySwitch } from '../../session/agency-switch.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { LevelSteps } from '../../ui/level-steps.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { ImportDrawer } from './import-drawer.js';
import { LedgerLine } from './ledger-line.js';
import { OfferDrawer } from './offer-drawer.js';
import { OfferChips } from './offer-chips.js';
import { shownOffers } from './offer-filter.js';
import { OfferGrid } from './offer-grid.js';
import { registerQueries } from './register.queries.js';
import type { RegisterSearch } from './register-search.js';
import classes from './register.module.css';
import { TakeDrawer } from './take-drawer.js';
import { useOfferEdits } from './use-offer-edits.js';

export interface RegisterScreenProps {
  readonly agencyCode: string;
  readonly today: string;
  readonly search: RegisterSearch;
  readonly onSearch: (change: Partial<RegisterSearch>, typing?: boolean) => void;
}

/** An agency's service register: the ledger of its percentage always in sight, the grid, the announced list, files in and out. */
export function RegisterScreen({ agencyCode, today, search, onSearch }: RegisterScreenProps) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  const register = useQuery(registerQueries.one(agencyCode));
  const edits = useOfferEdits(agencyCode);
  if (register.isError) return <ErrorState problem={problemWords(register.error)} onRetry={() => void register.refetch()} retrying={register.isFetching} />;
  if (register.isPending) return <SkeletonPage />;
  const view = register.data;
  const editable = view.can.edit.allowed;
  const live = view.offers.filter((offer) => offer.withdrawnOn === null);
  const shown = shownOffers(view.offers, search.chip ?? [], search.q ?? '');
  const fileAddress = (format: 'xlsx' | 'csv') => `/api/register/${agencyCode}/file?format=${format}`;
  return (
    <>
      <AgencySwitch
        shown={agencyCode}
        link={({ code }, name, isShown) => (
          <Link to="/register/$agencyCode" params={{ agencyCode: code }} aria-current={isShown ? 'page' : undefined}>
            {name}
          </Link>
        )}
      />
      <PageHeader
        title={t('titleOf', { agency: nameIn(locale, view.agency) })}
        sentence={t('sentence', { count: live.length, day: formatDate(view.asOf) })}
        actions={
          <>
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <Button variant="default" leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}>
                  {t('export')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item component="a" href={fileAddress('xlsx')} download>
                  {t('exportXlsx')}
                </Menu.Item>
                <Menu.Item component="a" href={fileAddress('csv')} download>
                  {t('exportCsv')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            {editable ? (
              <>
                <Button variant="default" leftSection={<IconFileImport size={18} stroke={1.75} aria-hidden />} onClick={() => onSearch({ panel: 'import' })}>
                  {t('importFile')}
                </Button>
                {view.announcedNotTaken > 0 ? (
                  <Button leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={() => onSearch({ panel: 'take' })}>
                    {t('take.open', { count: view.announcedNotTaken })}
                  </Button>
                ) : null}
              </>
            ) : null}
          </>
        }
      />
      <LedgerLine view={view} />
      <FilterBar onClear={search.chip?.length || search.q ? () => onSearch({ chip: undefined, q: undefined }) : undefined} end={t('shown', { shown: shown.length, of: live.length })}>
        <TextInput aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} aria-hidden />} value={search.q ?? ''} onChange={(event) => onSearch({ q: event.currentTarget.value || undefined }, true)} w={260} />
        <OfferChips offers={view.offers} chosen={search.chip ?? []} onChoose={(chip) => onSearch({ chip: chip.length > 0 ? chip : undefined })} />
      </FilterBar>
      {view.offers.length === 0 ? (
        <EmptyState why={t('empty')} next={editable ? t('emptyNext') : null} action={editable && view.announcedNotTaken > 0 ? <Button onClick={() => onSearch({ panel: 'take' })}>{t('take.open', { count: view.announcedNotTaken })}</Button> : null} />
      ) : shown.length === 0 ? (
        <EmptyState why={t('noneShown')} next={t('noneShownNext')} />
      ) : (
        <>
          <div className={classes.wide}>
            <OfferGrid offers={shown} editable={editable} today={today} edits={edits} onOpen={(offer) => onSearch({ offer: offer.id })} />
            {editable ? <p className={classes.hint}>{t('keysHint')}</p> : null}
          </div>
          <ul className={classes.cards}>
            {shown.map((offer) => (
              <OfferCard key={offer.id} offer={offer} onOpen={() => onSearch({ offer: offer.id })} />
            ))}
          </ul>
        </>
      )}
      <OfferDrawer offer={view.offers.find((offer) => offer.id === search.offer)} opened={search.offer !== undefined} editable={editable} today={today} onClose={() => onSearch({ offer: undefined })} />
      {editable ? (
        <>
          <TakeDrawer agencyCode={agencyCode} opened={search.panel === 'take'} onClose={() => onSearch({ panel: undefined })} />
          <ImportDrawer agencyCode={agencyCode} opened={search.panel === 'import'} onClose={() => onSearch({ panel: undefined })} />
        </>
      ) : null}
    </>
  );
}

/** The same service on a phone. */
function OfferCard({ offer, onOpen }: { readonly offer: OfferView; readonly onOpen: () => void }) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  const { dossiersOnline, dossiersCounter, dossiersPost } = offer.usage;
  const all = dossiersOnline + dossiersCounter + dossiersPost;
  return (
    <li>
      <button type="button" className={classes.card} onClick={onOpen}>
        <span className={classes.codeText}>{offer.code}</span>
        <LevelSteps certified={0} proposed={offer.level} promised={offer.promisedOn && offer.registeredLevel ? { level: offer.registeredLevel, on: offer.promisedOn } : null} />
        <span className={classes.cardName}>{offer.name}</span>
        <span className={classes.quiet}>
          {all > 0 ? t('cardUse', { ratio: formatRatio(dossiersOnline, all, locale) }) : t('cardNoUse')}
          {offer.feeBearing && offer.level >= 3 ? ` · ${t(offer.paymentOn ? 'cardPays' : 'cardPaysNot')}` : ''}
        </span>
      </button>
    </li>
  );
}
