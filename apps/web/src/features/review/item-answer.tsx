import { CAUSE_KIND_NAMES, formatNumber, formatRatio, PERFORMANCE_NAMES } from '@tiendo/phrases';
import type { ItemContentView, ReportItemView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { NoData, SilenceMark } from '../../ui/silence-mark.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './review.module.css';

/** An answer in one line: the figure with its fraction, an attested silence with its sign, or the first words. */
export function AnswerLine({ item, content }: { readonly item: ReportItemView; readonly content: ItemContentView | null }) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  if (content === null) return <span className={classes.quiet}>{PERFORMANCE_NAMES[locale].not_reported}</span>;
  if (content.silence) return <SilenceMark silence={content.silence} />;
  if (content.numerator !== null && content.denominator !== null) {
    const threshold = item.threshold ?? undefined;
    if (item.kind === 'ratio' || item.kind === 'usage') return <>{content.denominator === 0 ? '0/0' : formatRatio(content.numerator, content.denominator, locale, threshold)}</>;
    return <>{t('onOf', { on: formatNumber(content.numerator, locale), of: formatNumber(content.denominator, locale) })}</>;
  }
  if (content.words.trim() === '') return <NoData />;
  return <span title={content.words}>{content.words}</span>;
}

/** An answer whole: words, cause, uses. */
export function AnswerWhole({ item, content }: { readonly item: ReportItemView; readonly content: ItemContentView | null }) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  if (content === null || content.silence || (content.numerator !== null && content.words === '')) {
    return (
      <p className={classes.answer}>
        <AnswerLine item={item} content={content} />
        {content?.uses === null || content?.uses === undefined ? null : ` · ${t('uses', { count: content.uses })}`}
      </p>
    );
  }
  return (
    <>
      <p className={classes.answer}>{content.words}</p>
      {content.cause ? (
        <p className={classes.answer}>
          <strong>
            {t('cause')}
            {content.causeKind ? ` (${CAUSE_KIND_NAMES[locale][content.causeKind]})` : ''}:
          </strong>{' '}
          {content.cause}
        </p>
      ) : null}
    </>
  );
}
