import { Link } from '@tanstack/react-router';
import { OWING_STATUSES } from '@tiendo/domain/reports';
import { formatThreshold } from '@tiendo/phrases';
import type { CityHome } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useLocale } from '../../ui/use-locale.js';
import { attentionGroups, type Attention, type AttentionAgency, type AttentionGroup } from './attention-groups.js';
import classes from './city-home.module.css';


/** Who stands between the city and its targets: by reason, the worst first, each group with the way to all of them. */
export function AttentionList({ attention, today }: { readonly attention: CityHome['attention']; readonly today: string }) {
  const { t } = useTranslation('city-home');
  if (attention.length === 0) return <p className={classes.quiet}>{t('nothing')}</p>;
  return attentionGroups(attention).map((group) => (
    <div key={group.because} className={classes.group}>
      <h3 className={classes.groupHead}>
        <Reason because={group.because} />
        <span className={classes.groupCount}>
          {t('agencies', { count: group.of })}
          {group.ofAsked > 0 ? t('ofThemAsked', { count: group.ofAsked }) : null}
        </span>
      </h3>
      <ul className={classes.agencies} aria-label={t(`group.${group.because}`)}>
        {group.agencies.map((agency) => (
          <AgencyRow key={agency.agency.id} {...agency} today={today} />
        ))}
      </ul>
      {group.more > 0 ? <AllOf group={group} /> : null}
    </div>
  ));
}

function Reason({ because }: { readonly because: Attention['because'] }) {
  const { t } = useTranslation('city-home');
  return because === 'report_late' || because === 'regressed' ? <span className={classes.reason}>{t(`group.${because}`)}</span> : <StatusBadge status={because} />;
}

function AgencyRow({ agency, asked, troubles, today }: AttentionAgency & { readonly today: string }) {
  const { t } = useTranslation('city-home');
  const locale = useLocale();
  return (
    <li className={classes.agencyRow} data-keep-together>
      <span>
        {nameIn(locale, agency)}
        {asked ? (
          <span className={classes.quiet} title={t('askedMeaning')}>
            {` · ${t('asked')}`}
          </span>
        ) : null}
      </span>
      <ul className={classes.troubles}>
        {troubles.map((trouble) => (
          <li key={trouble.target?.code ?? 'report'}>
            <Trouble trouble={trouble} today={today} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** One trouble with the way down to it: the cell of the target, or the agency's line where the report is missing. */
function Trouble({ trouble: { agency, because, target, days }, today }: { readonly trouble: Attention; readonly today: string }) {
  const { t } = useTranslation('city-home');
  const locale = useLocale();
  if (!target) {
    return (
      <Link to="/matrix" search={{ q: nameIn(locale, agency) }}>
        {t(`because.${because}`, { count: days })}
      </Link>
    );
  }
  // Silence and regress are said by the head of the group; beside them stands only a target that is past its day.
  const isPast = target.dueOn < today;
  const more = because === 'at_risk' || because === 'overdue' ? t(`because.${because}`, { count: days }) : isPast ? t('because.overdue', { count: days }) : null;
  return (
    <>
      <Link to="/matrix" search={{ cell: `${agency.code}~${target.code}` }} title={nameIn(locale, target)}>
        {target.kind === 'ratio' ? t('measures.ratio', { threshold: formatThreshold(target.threshold, locale) }) : t(`measures.${target.function === 'receipt' ? 'receipt' : 'payment'}.${target.reading ?? 'lenient'}`)}
      </Link>
      {more ? <span className={isPast ? classes.late : classes.quiet}> {more}</span> : null}
    </>
  );
}

/** What the list leaves out: on the screen the way to all of them, on paper how many more there are. */
function AllOf({ group: { because, of, more } }: { readonly group: AttentionGroup }) {
  const { t } = useTranslation('city-home');
  return (
    <p className={classes.all}>
      {because === 'regressed' ? null : (
        <Link to="/matrix" search={because === 'report_late' ? { report: [...OWING_STATUSES] } : { status: [because] }} data-screen-only>
          {t('allOf', { count: of })}
        </Link>
      )}
      <span {...(because === 'regressed' ? {} : { 'data-paper-only': true })}>{t('andMore', { count: more })}</span>
    </p>
  );
}
