import { formatDateTime } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { useLocale } from './use-locale.js';
import classes from './receipt.module.css';

export interface ReceiptProps {
  readonly number: string;
  /** 1 for the first sending. */
  readonly version: number;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** "đúng hạn", "gửi chậm 2 ngày". */
  readonly timeliness?: string;
  /** SHA-256 of what was sent. */
  readonly hash: string;
  readonly illustrative?: boolean;
}

/** What both sides keep of a sending: number, time, version and the checksum of the content. */
export function Receipt({ number, version, at, by, timeliness, hash, illustrative = false }: ReceiptProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const lines: readonly (readonly [string, string])[] = [
    [t('receipt.number'), number],
    [t('receipt.version'), String(version)],
    [t('receipt.at'), formatDateTime(at, locale)],
    [t('receipt.by'), by],
  ];
  return (
    <section className={classes.receipt} aria-label={t('receipt.title')} data-keep-together>
      <h2 className={classes.title}>
        {t('receipt.title')}
        {illustrative ? <span className={classes.mark}>{t('illustrative')}</span> : null}
      </h2>
      <dl className={classes.lines}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {timeliness ? (
          <div>
            <dt>{t('receipt.onTime')}</dt>
            <dd>{timeliness}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('receipt.hash')}</dt>
          <dd className={classes.hash}>{hash}</dd>
        </div>
      </dl>
    </section>
  );
}
