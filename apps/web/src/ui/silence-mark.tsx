import { PAPER_SIGNS, PERFORMANCE_NAMES, SILENCE_MEANINGS, SILENCE_NAMES, type SilenceKind } from '@tiendo/phrases';
import { useLocale } from './use-locale.js';
import classes from './badge.module.css';
import { SILENCE_SIGNS } from './status-signs.js';

export interface SilenceMarkProps {
  readonly silence: SilenceKind;
  /** Only the sign that also stands on paper, for a figure's cell; the words stay readable to everybody. */
  readonly signOnly?: boolean;
}

/** Nothing arose, unchanged, not applicable: attested silences that never look like each other, like zero or like a missing report. */
export function SilenceMark({ silence, signOnly = false }: SilenceMarkProps) {
  const locale = useLocale();
  const name = SILENCE_NAMES[locale][silence];
  const title = `${name}: ${SILENCE_MEANINGS[locale][silence]}`;
  if (signOnly) {
    return (
      <abbr className={classes.sign} title={title} aria-label={name}>
        {PAPER_SIGNS[silence]}
      </abbr>
    );
  }
  const Sign = SILENCE_SIGNS[silence];
  return (
    <span className={classes.badge} style={{ '--badge-text': 'var(--td-text-quiet)' }} title={title} data-silence={silence}>
      <Sign size={16} stroke={1.75} aria-hidden />
      <span className={classes.word}>{name}</span>
    </span>
  );
}

/** No figure yet ("…"): what a cell shows for an agency that has not reported. Never a zero, never a dash. */
export function NoData() {
  const locale = useLocale();
  return (
    <abbr className={classes.sign} title={PERFORMANCE_NAMES[locale].not_reported} aria-label={PERFORMANCE_NAMES[locale].not_reported}>
      {PAPER_SIGNS.no_data}
    </abbr>
  );
}
