import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { formatDayMonth, formatNumber, type Locale } from '@tiendo/phrases';
import type { AgencyHome } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './officer-home.module.css';

type Candidate = AgencyHome['candidates'][number];

/** The services nearest to level 4: those without a barrier first, the most used before the rest. */
export function CandidatesTable({ candidates }: Pick<AgencyHome, 'candidates'>) {
  const { t } = useTranslation('officer-home');
  const phone = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  return (
    <Section title={t('candidates.title')}>
      {candidates.length === 0 ? <p className={classes.quiet}>{t('candidates.none')}</p> : phone ? <Cards candidates={candidates} /> : <Table candidates={candidates} />}
    </Section>
  );
}

const onlineShare = ({ dossiers, online }: Candidate) => (dossiers === 0 ? '–' : `${Math.floor((online * 100) / dossiers)}%`);

function Table({ candidates }: Pick<AgencyHome, 'candidates'>) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  return (
    <DataTable caption={t('candidates.title')} dense>
      <thead>
        <tr>
          <Th>{t('candidates.code')}</Th>
          <Th>{t('candidates.name')}</Th>
          <Th numeric>{t('candidates.dossiers')}</Th>
          <Th numeric>{t('candidates.online')}</Th>
          <Th>{t('candidates.barrier')}</Th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <tr key={candidate.offerId}>
            <RowHead>
              <Link to="/register" search={{ offer: candidate.offerId }} className={classes.code}>
                {candidate.code}
              </Link>
            </RowHead>
            <Td className={classes.name} title={candidate.name}>
              {candidate.name}
            </Td>
            <Td numeric>{formatNumber(candidate.dossiers, locale)}</Td>
            <Td numeric>{onlineShare(candidate)}</Td>
            <Td className={classes.barrier} title={candidate.barrier}>
              {candidate.barrier === '' ? t('candidates.noBarrier') : candidate.barrier}
              <Promised candidate={candidate} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Cards({ candidates }: Pick<AgencyHome, 'candidates'>) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  return (
    <FactList>
      {candidates.map((candidate) => (
        <FactRow
          key={candidate.offerId}
          title={
            <Link to="/register" search={{ offer: candidate.offerId }}>
              {candidate.code} {candidate.name}
            </Link>
          }
          note={
            <>
              {wordsOfUse(candidate, t, locale)}
              <Promised candidate={candidate} />
            </>
          }
        />
      ))}
    </FactList>
  );
}

type Words = ReturnType<typeof useTranslation<'officer-home'>>['t'];

function wordsOfUse(candidate: Candidate, t: Words, locale: Locale): string {
  const use = t('candidates.use', { dossiers: formatNumber(candidate.dossiers, locale), online: onlineShare(candidate) });
  return candidate.barrier === '' ? use : `${use} · ${t('candidates.stuck', { barrier: candidate.barrier })}`;
}

function Promised({ candidate: { promisedOn } }: { readonly candidate: Candidate }) {
  const { t } = useTranslation('officer-home');
  return promisedOn ? <span className={classes.quiet}>{` · ${t('candidates.promised', { day: formatDayMonth(promisedOn) })}`}</span> : null;
}
