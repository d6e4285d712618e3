import type { OfferView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { QuietButton } from '../../ui/quiet-button.js';
import classes from './register.module.css';
import type { OfferEdits } from './use-offer-edits.js';

export interface RefusedCellsProps {
  readonly offers: readonly OfferView[];
  readonly edits: OfferEdits;
  readonly onMend: (offerId: string, column: string) => void;
}

/** Cells that could not be saved: which, what was written, why, how to mend it, and the way back into the cell. */
export function RefusedCells({ offers, edits, onMend }: RefusedCellsProps) {
  const { t } = useTranslation('register');
  const refused = [...edits.cells.values()].filter((cell) => cell.state === 'refused');
  if (refused.length === 0) return null;
  return (
    <Notice kind="error" title={t('refused.title', { count: refused.length })}>
      <ul className={classes.refused}>
        {refused.map(({ offerId, column, written, problem }) => {
          const [field] = problem?.fields ?? [];
          return (
            <li key={`${offerId} ${column}`}>
              <strong>
                {offers.find((offer) => offer.id === offerId)?.code} · {t(`columns.${column as 'level'}`)}
              </strong>
              {` “${written}”: ${field ? t('refused.expected', { expected: field.expected }) : (problem?.title ?? '')} ${field?.mend ?? problem?.mend ?? ''} `}
              <QuietButton onClick={() => onMend(offerId, column)}>{t('refused.mend')}</QuietButton>
              <QuietButton onClick={() => edits.forget(offerId, column)}>{t('refused.drop')}</QuietButton>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
