import { deadlineSentences } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { InfoHint } from '../../ui/info-hint.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './report.module.css';

/** "Vì sao ngày này?": every step from the cut-off to the due day. */
export function DueHint({ report }: { readonly report: Pick<ReportView, 'dueExplanation'> }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const sentences = deadlineSentences(report.dueExplanation, locale);
  if (sentences.length === 0) return null;
  return (
    <InfoHint about={t('why')}>
      <ol className={classes.steps}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {t('whyEnd')}
    </InfoHint>
  );
}
