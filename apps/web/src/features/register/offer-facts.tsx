import { formatDate, formatNumber } from '@tiendo/phrases';
import type { OfferView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { LevelSteps } from '../../ui/level-steps.js';
import { FactList, FactRow } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import { USAGE_FIELDS } from './offer-draft.js';
import classes from './register.module.css';

/** One service for who only reads. */
export function OfferFacts({ offer }: { readonly offer: OfferView }) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  const since = (isOn: boolean, day: string | null) => (isOn ? (day ? t('onSince', { day: formatDate(day) }) : t('yes')) : t('no'));
  return (
    <>
      <p className={classes.quiet}>
        {offer.field} · {t(offer.feeBearing ? 'feeBearing' : 'free')}
      </p>
      {offer.withdrawnOn ? <p>{t('withdrawnSince', { day: formatDate(offer.withdrawnOn) })}</p> : <p className={classes.quiet}>{t('pastDays')}</p>}
      <FactList>
        <FactRow
          title={t('columns.level')}
          value={<LevelSteps certified={0} proposed={offer.level} promised={offer.promisedOn && offer.registeredLevel ? { level: offer.registeredLevel, on: offer.promisedOn } : null} />}
          valueNote={offer.level4On ? t('onSince', { day: formatDate(offer.level4On) }) : null}
        />
        {offer.promisedOn && offer.level < 4 ? <FactRow title={t('promise')} value={formatDate(offer.promisedOn)} /> : null}
        {offer.feeBearing && offer.level >= 3 ? (
          <>
            <FactRow title={t('columns.paymentOn')} value={since(offer.paymentOn, offer.paymentSince)} />
            <FactRow title={t('columns.receiptOn')} value={since(offer.receiptOn, offer.receiptSince)} />
          </>
        ) : null}
        {USAGE_FIELDS.map((key) => (
          <FactRow key={key} title={t(`columns.${key}`)} value={formatNumber(offer.usage[key], locale)} />
        ))}
        {offer.barrier === '' ? null : <FactRow title={t('columns.barrier')} note={offer.barrier} />}
      </FactList>
    </>
  );
}
