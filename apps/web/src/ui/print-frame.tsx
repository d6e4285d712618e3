import { PAPER_SIGNS, PAPER_SIGN_MEANINGS, type PaperSign } from '@tiendo/phrases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IllustrativeMark } from './marks.js';
import classes from './print-frame.module.css';
import { useLocale } from './use-locale.js';

export interface PrintFrameProps {
  /** City and product above the title: "UBND thành phố Đà Nẵng". */
  readonly place: string;
  readonly title: string;
  /** The filters that hold, in words; an empty list says that nothing is left out. Not given where there is nothing to filter. */
  readonly filters?: readonly string[];
  /** "Quý III/2019". */
  readonly edition?: string;
  /** When the figures hold, by the product's clock: "10:42 ngày 16/09/2019". */
  readonly asOf: string;
  readonly illustrative?: boolean;
  /** Signs that the table uses; explained under it. */
  readonly signs?: readonly PaperSign[];
  readonly landscape?: boolean;
  readonly children: ReactNode;
}

/** What a page needs on A4 that the screen shows elsewhere: head, filters, edition, date and the key to its signs. Page numbers come from the print style. */
export function PrintFrame({ place, title, filters, edition, asOf, illustrative = false, signs = [], landscape = false, children }: PrintFrameProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const lines: readonly (readonly [string, string])[] = [
    ...(edition ? [[t('print.edition'), edition] as const] : []),
    ...(filters ? [[t('print.filters'), filters.length > 0 ? filters.join('; ') : t('print.noFilters')] as const] : []),
  ];
  return (
    <div data-print-frame data-landscape={landscape || undefined}>
      <div className={classes.head} aria-hidden>
        <p className={classes.place}>{place}</p>
        <p className={classes.title}>
          {title} {illustrative ? <IllustrativeMark /> : null}
        </p>
        <p className={classes.lines}>
          {[...lines.map(([name, value]) => `${name}: ${value}`), t('print.asOf', { at: asOf })].join(' · ')}
        </p>
      </div>
      {children}
      {signs.length === 0 ? null : (
        <p className={classes.signs} aria-hidden>
          {t('print.signs')}: {signs.map((sign) => `${PAPER_SIGNS[sign]} ${PAPER_SIGN_MEANINGS[locale][sign]}`).join('; ')}
        </p>
      )}
    </div>
  );
}
