import { NumberInput, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ROLE_NAMES } from '@tiendo/phrases';
import type { Role } from '@tiendo/domain/access';
import { reminders, type ReminderRuleView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { HistoryDisclosure } from '../../session/history-disclosure.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { ErrorState } from '../../ui/error-state.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { tellDone, tellProblem } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { reminderQueries } from './reminders.queries.js';
import { useRuleWhen } from './rule-when.js';
import classes from './reminders.module.css';

/** The rules by which reminders go out; an administrator moves a day or switches one off. */
export function RuleList({ canEdit }: { readonly canEdit: boolean }) {
  const { t } = useTranslation('reminders');
  const locale = useLocale();
  const when = useRuleWhen();
  const rules = useQuery(reminderQueries.rules());
  const edit = useAct({
    act: ({ rule, change }: { rule: ReminderRuleView; change: { active?: boolean; days?: number } }, options) =>
      call(reminders.editRule, { params: { ruleId: rule.id }, body: { version: rule.version, ...change } }, options),
    refreshes: [reminderQueries.all],
    onDone: () => tellDone({ message: t('ruleSaved') }),
    onRefused: tellProblem,
  });
  if (rules.isError) return <ErrorState problem={problemWords(rules.error)} onRetry={() => void rules.refetch()} retrying={rules.isFetching} />;
  if (rules.isPending) return <SkeletonTable rows={11} />;
  return (
    <DataTable caption={t('tabs.rules')} stacks>
      <thead>
        <tr>
          <Th>{t('rule')}</Th>
          <Th>{t('when')}</Th>
          {canEdit ? <Th>{t('days')}</Th> : null}
          <Th>{t('whom')}</Th>
          <Th>{t('active')}</Th>
        </tr>
      </thead>
      <tbody>
        {rules.data.items.map((rule) => {
          const words = when(rule);
          return (
            <tr key={rule.id}>
              <RowHead>{t(`subjects.${rule.subject}`)}</RowHead>
              <Td>
                {words}
                {canEdit ? <HistoryDisclosure kind="reminder_rule" id={rule.id} /> : null}
              </Td>
              {canEdit ? (
                <Td label={t('days')}>
                  <NumberInput
                    className={classes.days}
                    aria-label={t('moveDay', { rule: words })}
                    size="xs"
                    w={84}
                    defaultValue={rule.days}
                    min={-60}
                    max={60}
                    allowDecimal={false}
                    onBlur={(event) => {
                      const days = Number(event.currentTarget.value);
                      if (Number.isInteger(days) && days !== rule.days) edit.do({ rule, change: { days } });
                    }}
                  />
                </Td>
              ) : null}
              <Td label={t('whom')}>{rule.audience.map((role) => ROLE_NAMES[locale][role as Role] ?? role).join(', ')}</Td>
              <Td label={t('active')}>
                <Switch
                  className={classes.switch} aria-label={t('switch', { rule: words })} checked={rule.active} disabled={!canEdit || edit.isBusy} onChange={(event) => edit.do({ rule, change: { active: event.currentTarget.checked } })} />
              </Td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
