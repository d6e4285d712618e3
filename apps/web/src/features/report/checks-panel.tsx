import type { Check } from '@tiendo/domain/reports';
import { checkSentence, ITEM_NAMES } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/section.js';
import { StateSign } from '../../ui/state-sign.js';
import { useLocale } from '../../ui/use-locale.js';
import { fieldOf, goToItem } from './item-place.js';
import classes from './report.module.css';

export interface ChecksPanelProps {
  readonly checks: readonly Check[];
  /** Who will ask: 'thành phố', 'quận'. */
  readonly reviewer: string;
  readonly folded: boolean;
}

/** What still stops the report, then what the reviewer will ask; each with how to mend it and the way to its field. */
export function ChecksPanel({ checks, reviewer, folded }: ChecksPanelProps) {
  const { t } = useTranslation('report');
  const errors = checks.filter((check) => check.severity === 'error');
  const warnings = checks.filter((check) => check.severity === 'warning');
  const list = (
    <>
      {checks.length === 0 ? <p className={classes.allGood}>{t('checks.none')}</p> : null}
      {errors.length > 0 ? <Group title={t('checks.errors', { count: errors.length })} checks={errors} /> : null}
      {warnings.length > 0 ? <Group title={t('checks.warnings', { count: warnings.length, reviewer })} checks={warnings} /> : null}
    </>
  );
  if (!folded) return <Section title={t('checks.title')}>{list}</Section>;
  const said = [errors.length > 0 ? t('checks.errors', { count: errors.length }) : null, warnings.length > 0 ? t('checks.warnings', { count: warnings.length, reviewer }) : null].filter((each) => each !== null);
  return (
    <details className={classes.folded}>
      <summary>{[t('checks.title'), ...said].join(' · ')}</summary>
      {list}
    </details>
  );
}

/** The same question of several items is said once, with the way to each. */
function Group({ title, checks }: { readonly title: string; readonly checks: readonly Check[] }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const sentence = (check: Check) => checkSentence(check.code, check.found, locale, check.item);
  const questions = Map.groupBy(checks, (check) => `${sentence(check).title} ${sentence(check).mend}`);
  return (
    <>
      <h3 className={classes.checksTitle}>{title}</h3>
      <ul className={classes.checks}>
        {[...questions].map(([key, asked]) => (
          <li key={key}>
            <StateSign state={asked[0]?.severity ?? 'warning'} label={t(`checks.${asked[0]?.severity ?? 'warning'}`)} />
            <div>
              <div className={classes.question}>{asked[0] ? sentence(asked[0]).title : null}</div>
              <div className={classes.checkLinks}>
                {asked.map((check) => (
                  <button key={check.item} type="button" className={classes.checkLink} onClick={() => goToItem(check.item, fieldOf(check))} aria-label={t('checks.goTo', { item: ITEM_NAMES[locale][check.item] })}>
                    {ITEM_NAMES[locale][check.item]}
                  </button>
                ))}
              </div>
              <div className={classes.under}>{asked[0] ? sentence(asked[0]).mend : null}</div>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
