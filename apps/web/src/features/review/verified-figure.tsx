import { NumberInput, TextInput } from '@mantine/core';
import { formatNumber, formatPercent, formatRatio } from '@tiendo/phrases';
import type { Fraction, ReportItemView } from '@tiendo/types';
import { IconArrowRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/use-locale.js';
import classes from './review.module.css';

/** Another value than the reported one, and why: the agency reads it on its report. */
export interface Verified extends Fraction {
  readonly reason: string;
}

export interface VerifiedFigureProps {
  readonly item: ReportItemView;
  readonly verified: Verified | null;
  readonly onVerified: (verified: Verified | null) => void;
  readonly disabled: boolean;
}

/** Enter and Escape leave the field, so that the desk's single keys work again. */
function backToKeys(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' && event.key !== 'Escape') return;
  event.stopPropagation();
  (event.target as HTMLElement).blur();
}

/** What the server would refuse, said while it is typed. */
function wrongOf(found: Fraction, reported: number, t: TFunction<'review'>): string | null {
  if (found.denominator === 0 && reported > 0) return t('verifiedNothing', { reported });
  return found.numerator > found.denominator ? t('verifiedTooMuch') : null;
}

/** The reported value, and beside it the one that the reviewer found; both are kept. */
export function VerifiedFigure({ item, verified, onVerified, disabled }: VerifiedFigureProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const { numerator, denominator } = item.now;
  // A function is on in so many procedures; a percentage of them is nobody's target.
  const isShare = item.kind === 'ratio';
  if (numerator === null || denominator === null) return null;
  const shown = { reason: item.verifiedReason ?? '', ...(verified ?? item.verified ?? { numerator, denominator }) };
  const change = (part: Partial<Verified>) => {
    const next = { ...shown, ...part };
    onVerified(next.numerator === numerator && next.denominator === denominator ? null : next);
  };
  const wrong = wrongOf(shown, denominator, t);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only leaves its own fields, whose keys bubble here
    <fieldset className={classes.verified} onKeyDown={backToKeys}>
      <legend>{t('reportedAndVerified')}</legend>
      <span className={classes.reported}>{isShare ? formatRatio(numerator, denominator, locale, item.threshold ?? undefined) : `${formatNumber(numerator, locale)}/${formatNumber(denominator, locale)}`}</span>
      <IconArrowRight size={16} aria-hidden />
      <NumberInput aria-label={t('verifiedNumerator')} value={shown.numerator} onChange={(value) => change({ numerator: Number(value) || 0 })} min={0} max={shown.denominator} allowDecimal={false} w={56} disabled={disabled} hideControls />
      <span aria-hidden>/</span>
      <NumberInput aria-label={t('verifiedDenominator')} value={shown.denominator} onChange={(value) => change({ denominator: Number(value) || 0 })} min={0} allowDecimal={false} w={56} disabled={disabled} hideControls />
      {isShare ? <output>{shown.denominator > 0 ? formatPercent(shown.numerator, shown.denominator, locale, item.threshold ?? undefined) : '–'}</output> : null}
      {verified ? <TextInput className={classes.verifiedReason} label={t('verifiedReason')} withAsterisk value={shown.reason} onChange={(event) => change({ reason: event.currentTarget.value })} maxLength={1000} disabled={disabled} data-verified-reason /> : null}
      {wrong ? (
        <span className={classes.wrong} role="alert">
          {wrong}
        </span>
      ) : null}
    </fieldset>
  );
}
