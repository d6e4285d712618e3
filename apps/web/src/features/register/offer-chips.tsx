import { IconCheck } from '@tabler/icons-react';
import type { OfferView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { CHIP_TESTS } from './offer-filter.js';
import classes from './register.module.css';
import { OFFER_CHIPS, type OfferChip } from './register-search.js';

export interface OfferChipsProps {
  readonly offers: readonly OfferView[];
  readonly chosen: readonly OfferChip[];
  readonly onChoose: (chosen: OfferChip[]) => void;
}

/** The questions of the register as chips with their number; several narrow it together. */
export function OfferChips({ offers, chosen, onChoose }: OfferChipsProps) {
  const { t } = useTranslation('register');
  return (
    <div className={classes.chips} role="group" aria-label={t('filter')}>
      {OFFER_CHIPS.map((chip) => {
        const isOn = chosen.includes(chip);
        const count = offers.filter(CHIP_TESTS[chip]).length;
        if (count === 0 && !isOn) return null;
        return (
          <button key={chip} type="button" className={classes.chip} aria-pressed={isOn} onClick={() => onChoose(isOn ? chosen.filter((each) => each !== chip) : [...chosen, chip])}>
            {isOn ? <IconCheck size={14} aria-hidden /> : null}
            {t(`chips.${chip}`)} <span className={classes.quiet}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}
