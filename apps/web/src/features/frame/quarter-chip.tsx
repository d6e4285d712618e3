import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { formatDate, formatQuarter } from '@tiendo/phrases';
import { calendar } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useMe } from '../../session/session.queries.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './frame.module.css';
import { quarterState } from './quarter-state.js';

const AGENCY_TIERS: readonly string[] = ['ward', 'district', 'department', 'central'];

/** The quarter that is due and what happens to it now; leads to the calendar, where its days are explained. */
export function QuarterChip() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const { period, clock } = useMe();
  const router = useRouter();
  const lastDueOn = useLastDue(period?.id ?? null, period?.cutoffOn ?? null);
  if (period === null) return null;
  const state = quarterState(clock.today, { startsOn: period.startsOn, cutoffOn: period.cutoffOn, lastDueOn, lockOn: period.lockOn });
  const name = period.kind === 'quarter' ? formatQuarter(period.code, locale) : formatDate(period.code);
  const content = (
    <>
      <strong>{name}</strong> · {t(`quarter.${state}`)}
    </>
  );
  const title = t('quarter.explain', { quarter: name, from: formatDate(period.startsOn), to: formatDate(period.cutoffOn) });
  const className = `${classes.chip} ${classes.desktopOnly}`;
  return '/calendar' in router.routesByPath ? (
    <Link to={'/calendar' as string} className={className} title={title}>
      {content}
    </Link>
  ) : (
    <span className={className} title={title}>
      {content}
    </span>
  );
}

/** The last day on which any agency may still be on time for the period; null until the calendar is there. */
function useLastDue(periodId: string | null, cutoffOn: string | null): string | null {
  const year = Number(cutoffOn?.slice(0, 4) ?? 0);
  const { data } = useQuery({
    queryKey: ['calendar', year] as const,
    queryFn: ({ signal }) => call(calendar.get, { query: { year } }, { signal }),
    enabled: periodId !== null,
    staleTime: 10 * 60_000,
  });
  const deadlines = data?.periods.find((entry) => entry.period.id === periodId)?.deadlines ?? [];
  return deadlines.filter((deadline) => AGENCY_TIERS.includes(deadline.tier)).reduce<string | null>((last, { dueOn }) => (last === null || dueOn > last ? dueOn : last), null);
}
