import { formatBytes, formatPoints, ITEM_NAMES, checkSentence } from '@tiendo/phrases';
import type { CheckView, ReportItemView } from '@tiendo/types';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import { AnswerWhole } from './item-answer.js';
import { earlierOf, shareChange } from './review-progress.js';
import classes from './review.module.css';
import { VerifiedFigure, type Verified } from './verified-figure.js';

export interface ItemDetailProps {
  readonly item: ReportItemView;
  readonly checks: readonly CheckView[];
  readonly lastName: string;
  readonly nowName: string;
  readonly verified: Verified | null;
  readonly onVerified: (verified: Verified | null) => void;
  readonly canDecide: boolean;
  readonly onShowServices: () => void;
}

/** The chosen item whole: last beside this, why it moved, what the rules ask, the proof, and the verified value beside the reported one. */
export function ItemDetail({ item, checks, lastName, nowName, verified, onVerified, canDecide, onShowServices }: ItemDetailProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const earlier = earlierOf(item);
  const split = item.kind === 'ratio' || item.kind === 'usage' ? shareChange(earlier, item.now) : null;
  const isFigure = item.now.numerator !== null && item.now.denominator !== null;
  return (
    <div className={classes.detail} data-detail>
      <Section title={ITEM_NAMES[locale][item.code]} aside={isFigure && item.kind !== 'usage' ? <button type="button" className={classes.link} onClick={onShowServices}>{t('services')}</button> : null}>
        {item.returnReason ? <Notice kind="warning" title={t('returnedBecause', { reason: item.returnReason })} /> : null}
        {item.returnedBefore ? (
          <Notice kind={item.returnedBefore.changed ? 'information' : 'warning'} title={t(item.returnedBefore.changed ? 'returnedBeforeChanged' : 'returnedBeforeSame')}>
            {t('returnedBefore', { reason: item.returnedBefore.reason })}
          </Notice>
        ) : null}
        <div className={classes.sides}>
          <div>
            <h3 className={classes.sideName}>{item.before ? t('sentBefore') : lastName}</h3>
            <AnswerWhole item={item} content={earlier} />
          </div>
          <div>
            <h3 className={classes.sideName}>{nowName}</h3>
            <AnswerWhole item={item} content={item.now} />
          </div>
        </div>
        {split ? (
          <dl className={classes.split}>
            <dt>{t('split.progress', { moved: split.numeratorMoved })}</dt>
            <dd>{formatPoints(split.progress, locale)}</dd>
            <dt>{t('split.denominator', { moved: split.denominatorMoved })}</dt>
            <dd>{formatPoints(split.denominator, locale)}</dd>
          </dl>
        ) : null}
        {checks.map((check) => {
          const { title, mend } = checkSentence(check.code, check.found, locale, check.item);
          return (
            <Notice key={check.code} kind="warning" title={title}>
              {mend}
            </Notice>
          );
        })}
      </Section>
      <Section title={t('proof')}>
        {item.evidence.length === 0 ? (
          <p className={classes.quiet}>{t('noProof')}</p>
        ) : (
          <ul className={classes.files}>
            {item.evidence.map((file) => (
              <li key={file.id}>
                <IconPaperclip size={15} aria-hidden />
                <a href={`/api/evidence/${file.id}/file`} download>
                  {file.fileName}
                </a>
                <span className={classes.quiet}>{formatBytes(file.sizeBytes, locale)}</span>
              </li>
            ))}
          </ul>
        )}
        {isFigure && item.kind !== 'usage' ? <VerifiedFigure key={item.code} item={item} verified={verified} onVerified={onVerified} disabled={!canDecide} /> : null}
      </Section>
    </div>
  );
}
