import { useTranslation } from 'react-i18next';
import { fieldText, toldChanges, type Change } from './field-text.js';
import classes from './register.module.css';

/** "Mức độ: 3 → 4", one line a field. */
export function ChangeWords({ fields }: { readonly fields: readonly Change[] }) {
  const { t } = useTranslation('register');
  const words = { yes: t('yes'), no: t('no'), nothing: t('nothing') };
  return (
    <>
      {toldChanges(fields).map(({ field, from, to }) => (
        <span key={field} className={classes.change}>
          {from === null ? t('set', { field: t(`columns.${field}`), to: fieldText(to, words) }) : t('changed', { field: t(`columns.${field}`), from: fieldText(from, words), to: fieldText(to, words) })}
        </span>
      ))}
    </>
  );
}
