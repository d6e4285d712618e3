import { Button, Tabs } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { formatDate, formatWeekdayDate, ROLE_NAMES } from '@tiendo/phrases';
import type { Role } from '@tiendo/domain/access';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { Section } from '../../ui/section.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { reminderQueries } from './reminders.queries.js';
import { RuleList } from './rule-list.js';
import { RuleWords } from './rule-when.js';
import { byDay } from './rule-words.js';
import { REMINDER_TABS, type ReminderTab } from './reminder-tabs.js';

export interface RemindersScreenProps {
  readonly tab: ReminderTab;
  readonly canEditRules: boolean;
  readonly onTab: (tab: ReminderTab) => void;
}

/** Who gets what on the coming days, what was told, and by which rules. */
export function RemindersScreen({ tab, canEditRules, onTab }: RemindersScreenProps) {
  const { t } = useTranslation('reminders');
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <Tabs value={tab} onChange={(value) => onTab((value as ReminderTab | null) ?? 'coming')} keepMounted={false}>
        <Tabs.List>
          {REMINDER_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="coming" pt="md">
          <Coming />
        </Tabs.Panel>
        <Tabs.Panel value="told" pt="md">
          <Told />
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="md">
          <RuleList canEdit={canEditRules} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function roleName(role: string, locale: 'vi' | 'en'): string {
  return ROLE_NAMES[locale][role as Role] ?? role;
}

function Coming() {
  const { t } = useTranslation('reminders');
  const locale = useLocale();
  const preview = useQuery(reminderQueries.preview());
  if (preview.isError) return <ErrorState problem={problemWords(preview.error)} onRetry={() => void preview.refetch()} retrying={preview.isFetching} />;
  if (preview.isPending) return <SkeletonTable rows={8} dense />;
  if (preview.data.items.length === 0) return <EmptyState why={t('nothingComing')} next={t('nothingComingNext')} />;
  return (
    <>
      {byDay(preview.data.items).map(([day, entries]) => (
        <Section key={day} title={t('onDay', { day: formatWeekdayDate(day, locale), count: entries.length })}>
          <DataTable caption={t('onDay', { day: formatDate(day), count: entries.length })} dense stacks>
            <thead>
              <tr>
                <Th>{t('person')}</Th>
                <Th>{t('agency')}</Th>
                <Th>{t('about')}</Th>
                <Th>{t('rule')}</Th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={`${entry.ruleCode} ${entry.subjectName} ${entry.agency.code} ${entry.person}`}>
                  <RowHead>
                    {entry.person} ({roleName(entry.role, locale)})
                  </RowHead>
                  <Td>{nameIn(locale, entry.agency)}</Td>
                  <Td>{entry.subjectName}</Td>
                  <Td label={t('rule')}>
                    <RuleWords code={entry.ruleCode} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </Section>
      ))}
    </>
  );
}

function Told() {
  const { t } = useTranslation('reminders');
  const locale = useLocale();
  const ledger = useInfiniteQuery(reminderQueries.ledger());
  if (ledger.isError) return <ErrorState problem={problemWords(ledger.error)} onRetry={() => void ledger.refetch()} retrying={ledger.isFetching} />;
  if (ledger.isPending) return <SkeletonTable rows={10} dense />;
  const entries = ledger.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState why={t('nothingTold')} next={t('nothingToldNext')} />;
  return (
    <>
      <DataTable caption={t('tabs.told')} dense stacks>
        <thead>
          <tr>
            <Th>{t('day')}</Th>
            <Th>{t('person')}</Th>
            <Th>{t('agency')}</Th>
            <Th>{t('about')}</Th>
            <Th>{t('rule')}</Th>
            <Th>{t('state')}</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <RowHead>{formatDate(entry.tellOn)}</RowHead>
              <Td>
                {entry.person} ({roleName(entry.role, locale)})
              </Td>
              <Td>{nameIn(locale, entry.agency)}</Td>
              <Td>{entry.subjectName}</Td>
              <Td label={t('rule')}>{entry.subject === 'urge' ? t('urged') : <RuleWords code={entry.ruleCode} />}</Td>
              <Td label={t('state')}>
                {entry.mailId ? (
                  <Link to="/mailbox" search={{ mail: entry.mailId }}>
                    {t(`mail.${entry.mailState ?? 'queued'}`)}
                  </Link>
                ) : (
                  t(entry.mailState ? `mail.${entry.mailState}` : `states.${entry.state}`)
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {ledger.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => void ledger.fetchNextPage()} loading={ledger.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
