import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/session.queries.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { FactList, FactRow } from '../../ui/section.js';
import { useEntries } from './use-entries.js';

/** The pages a person is led to, as links: where one begins. */
export function FirstPage() {
  const { t } = useTranslation('shell');
  const { person } = useMe();
  const entries = useEntries().filter((entry) => entry.to !== '/');
  return (
    <>
      <PageHeader title={t('home.title', { name: person.name })} sentence={entries.length > 0 ? t('home.sentence') : undefined} />
      {entries.length === 0 ? (
        <EmptyState why={t('home.nothing')} next={t('home.nothingMend')} />
      ) : (
        <FactList>
          {entries.map((entry) => (
            <FactRow key={entry.page} sign={<entry.sign size={18} stroke={1.75} aria-hidden />} title={<Link to={entry.to}>{t(`nav.pages.${entry.page}`)}</Link>} />
          ))}
        </FactList>
      )}
    </>
  );
}
