import { dueText, formatPercent, formatRatio, RATIO_DEFINITION_NAMES } from '@tiendo/phrases';
import type { RegisterView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/use-locale.js';
import classes from './register.module.css';

/** "19 mức độ 4 / 50 trực tuyến = 38,0%, cần 20", always in sight; the other denominators on opening. */
export function LedgerLine({ view }: { readonly view: RegisterView }) {
  const { t } = useTranslation('register');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const { ledger, payment, receipt } = view;
  return (
    <div className={classes.ledger}>
      {ledger && ledger.fraction.denominator > 0 ? (
        <p className={classes.ledgerLine}>
          <strong>
            {t('ledger.sum', {
              above: ledger.fraction.numerator,
              of: ledger.fraction.denominator,
              percent: formatPercent(ledger.fraction.numerator, ledger.fraction.denominator, locale, ledger.threshold),
              needed: ledger.needed,
            })}
          </strong>{' '}
          {ledger.missing > 0 ? `${t('ledger.missing', { count: ledger.missing })}${ledger.orNew === null ? '' : t('ledger.orNew', { count: ledger.orNew })}, ${dueText(ledger.dueOn, locale)}` : t('ledger.reached')}
          {ledger.assumed ? <span className={classes.quiet}> ({ui('assumption')})</span> : null}
        </p>
      ) : (
        <p className={classes.ledgerLine}>{t('ledger.nothing')}</p>
      )}
      <p className={classes.ledgerLine}>
        {t('ledger.payment', { on: payment.on, of: payment.of, count: payment.uses })} · {t('ledger.receipt', { on: receipt.on, of: receipt.of, count: receipt.uses })}
      </p>
      {ledger ? (
        <details>
          <summary>{t('ledger.definition', { definition: RATIO_DEFINITION_NAMES[locale][ledger.definition] })}</summary>
          <dl className={classes.others}>
            {ledger.others.map(({ definition, fraction }) => (
              <div key={definition}>
                <dt>{RATIO_DEFINITION_NAMES[locale][definition]}</dt>
                <dd>{fraction.denominator === 0 ? '–' : formatRatio(fraction.numerator, fraction.denominator, locale)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}
