import { continued } from '../../text/official-words.js';
import type { ReviewPaper } from '../review-paper.js';

/** The period inside a sentence: 'quý III/2019', 'Q3 2019'; its last word is not torn off at the end of a line. */
export function periodInside({ locale, period }: ReviewPaper): string {
  const text = locale === 'vi' ? continued(period.label) : period.label;
  return text.replace(/ (?=\S+$)/, '\u00a0');
}
