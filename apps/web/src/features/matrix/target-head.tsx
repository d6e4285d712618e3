import { dueText, formatDayMonth, formatThreshold } from '@tiendo/phrases';
import type { TargetView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { Th } from '../../ui/data-table.js';
import { useLocale } from '../../ui/use-locale.js';

/** A line ends after a dot, never before it. */
const NO_BREAK = '\u00a0';

/** The head of a target's column: what is measured in a few words, what is asked and by when; the whole name is its title. */
export function TargetHead({ target }: { readonly target: TargetView }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const asks = target.kind === 'ratio' ? `≥ ${formatThreshold(target.threshold, locale)}` : t(`head.asks.${target.reading ?? 'lenient'}`);
  return (
    <Th
      title={`${nameIn(locale, target)}, ${dueText(target.dueOn, locale)}`}
      data-target={target.code}
      below={[asks, formatDayMonth(target.dueOn), ...(target.illustrative ? [t('head.illustrative').replaceAll(' ', NO_BREAK)] : [])].join(`${NO_BREAK}· `)}
    >
      {t(`head.measures.${target.function ?? 'level4'}`)}
    </Th>
  );
}
