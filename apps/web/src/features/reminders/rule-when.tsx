import { useQuery } from '@tanstack/react-query';
import type { ReminderRuleView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { reminderQueries } from './reminders.queries.js';
import { ruleTiming } from './rule-words.js';

/** When a rule tells, in words: "1 ngày làm việc sau hạn gửi báo cáo". */
export function useRuleWhen(): (rule: Pick<ReminderRuleView, 'days' | 'unit' | 'anchor' | 'subject'>) => string {
  const { t } = useTranslation('reminders');
  return (rule) => {
    const { key, unit, anchor, count } = ruleTiming(rule);
    const from = anchor === 'cutoff' ? 'cutoff' : rule.subject;
    return key === 'on' ? t(`onDayOf.${from}`) : t(`timing.${key}.${unit}`, { count, anchor: t(`anchors.${from}`) });
  };
}

/** The rule behind a reminder by its code, as it is set now; its code where the rule is not there any more. */
export function RuleWords({ code }: { readonly code: string }) {
  const when = useRuleWhen();
  const { data } = useQuery(reminderQueries.rules());
  const rule = data?.items.find((each) => each.code === code);
  if (rule) return <>{when(rule)}</>;
  return <>{data ? code : ''}</>;
}
