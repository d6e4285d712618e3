import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';

/** "dữ liệu minh hoạ": beside anything made up, wherever it is seen. */
export function IllustrativeMark() {
  const { t } = useTranslation('ui');
  return <span className={classes.mark}>{t('illustrative')}</span>;
}

/** "giả định": beside a value that nobody has confirmed. */
export function AssumptionMark() {
  const { t } = useTranslation('ui');
  return (
    <abbr className={classes.mark} title={t('assumptionMeaning')}>
      {t('assumption')}
    </abbr>
  );
}
