import { formatDate, formatDayMonth, formatNumber, formatPercent, formatThreshold, dueText, daysLeftText } from '@tiendo/phrases';
import type { HomeObligation } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { BulletBar } from '../../ui/bullet-bar.js';
import { AssumptionMark, IllustrativeMark } from '../../ui/marks.js';
import { FactRow } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './officer-home.module.css';

/** One target as a line: what it asks, how far on a bar with its target and interim step, how it stands. */
export function TargetLine({ obligation }: { readonly obligation: HomeObligation }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  const { target, status, lateDays, daysLeft, fraction, needed, registered } = obligation;
  const asks = target.kind === 'ratio' ? t('target.atLeast', { threshold: formatThreshold(target.threshold, locale) }) : t(`target.adoption.${target.reading ?? 'lenient'}`);
  const isOpen = !['met', 'met_late', 'not_applicable'].includes(status);
  const hasInterim = isOpen && target.kind === 'ratio' && target.interimOn !== null;
  return (
    <FactRow
      title={nameIn(locale, target)}
      note={
        <>
          {asks}, {dueText(target.dueOn, locale)} {target.assumed ? <AssumptionMark /> : null} {target.illustrative ? <IllustrativeMark /> : null}
        </>
      }
      value={<StatusBadge status={status} pastDue={lateDays > 0} />}
      valueNote={<ValueNote obligation={obligation} left={isOpen ? daysLeftText(daysLeft, locale) : null} />}
    >
      {fraction.denominator === 0 ? (
        <span className={classes.quiet}>{t(target.kind === 'ratio' ? 'target.nothing' : 'target.nothingWithFee')}</span>
      ) : (
        <>
          <BulletBar
            value={fraction.numerator}
            target={needed}
            max={fraction.denominator}
            tick={hasInterim ? Math.min(registered, fraction.denominator) : null}
            words={{
              value: `${formatNumber(fraction.numerator, locale)}/${formatNumber(fraction.denominator, locale)}`,
              target: formatNumber(needed, locale),
              tick: hasInterim ? t('target.registered', { count: registered }) : undefined,
            }}
          />
          <Figure obligation={obligation} />
        </>
      )}
    </FactRow>
  );
}

function Figure({ obligation: { target, status, fraction, uses, needed, missing, orNew, forecastOn } }: { readonly obligation: HomeObligation }) {
  const { t } = useTranslation('officer-home');
  const locale = useLocale();
  const counts = `${formatNumber(fraction.numerator, locale)}/${formatNumber(fraction.denominator, locale)}`;
  if (target.kind === 'adoption') {
    return (
      <>
        <strong className={classes.figure}>{t('target.onOf', { counts })}</strong>
        {` · ${t('target.uses', { count: uses, uses: formatNumber(uses, locale) })}`}
      </>
    );
  }
  const isOpen = missing > 0 && status !== 'not_applicable';
  return (
    <>
      <strong className={classes.figure}>{formatPercent(fraction.numerator, fraction.denominator, locale, target.threshold)}</strong>
      {` (${counts}) · ${t('target.needs', { count: needed })}`}
      {isOpen ? `, ${t('target.missing', { count: missing })}${orNew === null || orNew === missing ? '' : ` ${t('target.orNew', { count: orNew })}`}` : ''}
      {isOpen ? ` · ${forecastOn === null ? t('target.noPace') : t('target.forecast', { day: forecastOn.slice(0, 4) === target.dueOn.slice(0, 4) ? formatDayMonth(forecastOn) : formatDate(forecastOn) })}` : ''}
    </>
  );
}

function ValueNote({ obligation: { target, provenance, registered, needed, selfDeclared }, left }: { readonly obligation: HomeObligation; readonly left: string | null }) {
  const { t } = useTranslation('officer-home');
  const interim = left !== null && target.interimOn !== null ? t('target.interim', { day: formatDayMonth(target.interimOn), registered, needed }) : null;
  return (
    <>
      {[left, interim].filter((each) => each !== null).map((each) => (
        <div key={each}>{each}</div>
      ))}
      <div>
        {/* A figure that the agency declared says so itself. */}
        {selfDeclared && provenance !== 'declared' ? `${t('target.selfDeclared')} · ` : ''}
        {t(`target.provenance.${provenance ?? 'computed'}`)}
      </div>
    </>
  );
}
