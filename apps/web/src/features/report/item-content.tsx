import { percentTenths } from '@tiendo/domain/figures';
import { CAUSE_KIND_NAMES, formatChange, formatNumber, formatPercent, formatPoints, SILENCE_NAMES } from '@tiendo/phrases';
import type { ItemContentView, ReportItemView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { SilenceMark } from '../../ui/silence-mark.js';
import { useLocale } from '../../ui/use-locale.js';
import { figureChange, hasFigure, isFigureKind } from './figure-change.js';
import { LongWords } from './long-words.js';
import classes from './report.module.css';

export interface ItemContentProps {
  readonly item: ReportItemView;
  readonly content: ItemContentView | null;
  /** Long words are not folded. */
  readonly whole?: boolean;
  /** An official paper has words and no badges. */
  readonly onPaper?: boolean;
}

/** What stands in an item, for reading: a figure, an attested silence, or words with their cause. */
export function ItemContent({ item, content, whole = false, onPaper = false }: ItemContentProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (content === null) return <span className={classes.quiet}>{t('form.noLast')}</span>;
  if (hasFigure(content)) return <Figure item={item} content={content} />;
  if (isFigureKind(item)) return <span className={classes.quiet}>{t('form.noFigure')}</span>;
  if (content.silence && onPaper) return <>{SILENCE_NAMES[locale][content.silence]}</>;
  if (content.silence) return <SilenceMark silence={content.silence} />;
  if (content.words.trim() === '') return <span className={classes.quiet}>{t('form.none')}</span>;
  return (
    <>
      {whole ? <p className={classes.written}>{content.words}</p> : <LongWords text={content.words} />}
      {content.cause ? (
        <p className={classes.written}>
          <strong>
            {t('form.cause')}
            {content.causeKind ? ` (${CAUSE_KIND_NAMES[locale][content.causeKind]})` : ''}:
          </strong>{' '}
          {content.cause}
        </p>
      ) : null}
    </>
  );
}

function Figure({ item, content }: { readonly item: ReportItemView; readonly content: ItemContentView & { numerator: number; denominator: number } }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { numerator, denominator, uses } = content;
  const fraction = `${formatNumber(numerator, locale)}/${formatNumber(denominator, locale)}`;
  if (item.kind === 'adoption') {
    return (
      <>
        <span className={classes.figure}>{t('form.onOf', { on: formatNumber(numerator, locale), of: formatNumber(denominator, locale) })}</span>
        {uses === null ? null : <span className={classes.under}>{t('form.uses', { count: uses })}</span>}
      </>
    );
  }
  return (
    <span className={classes.figure}>
      {percentTenths(content) === null ? fraction : formatPercent(numerator, denominator, locale, item.threshold ?? undefined)}
      {percentTenths(content) === null ? null : <span className={classes.fraction}> ({fraction})</span>}
    </span>
  );
}

/** How the item moved since last period, in a few characters. */
export function ItemChange({ item }: { readonly item: ReportItemView }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const change = figureChange(item);
  if (isFigureKind(item) && !hasFigure(item.now)) return null;
  if (change?.kind === 'points') return <>{formatPoints(change.tenths, locale)}</>;
  if (change?.kind === 'count') return <>{formatChange(change.by, locale)}</>;
  if (change?.kind === 'none') return <span className={classes.quiet}>{t('form.same')}</span>;
  if (item.last === null) return <span className={classes.quiet}>{t('form.new')}</span>;
  return <span className={classes.quiet}>{item.changed ? t('form.changed') : t('form.same')}</span>;
}
