import type { PerformanceStatus } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import type { Look } from '../spreadsheet/looks.js';
import type { ReviewPaper } from './review-paper.js';

export const TITLE: Look = { bold: true, size: 14 };
export const SUBTITLE: Look = { italic: true };
export const MARK: Look = { bold: true, color: '9A4300' };
export const STRONG: Look = { bold: true };
export const HEADING: Look = { bold: true, align: 'center', wrap: true, border: 'grid', fill: 'E8EEF6' };
export const BODY: Look = { border: 'grid', wrap: true };
export const CENTRED: Look = { border: 'grid', align: 'center' };
/** Set in from the line, so that it does not run into the text of the next column. */
export const NUMBER: Look = { border: 'grid', align: 'right', indent: 1, format: '#,##0' };
export const LABEL: Look = { bold: true, valign: 'top' };
export const TOTAL_FILL = 'F3F5F8';

/** The colours of the page, so that a printed sheet and the screen agree; the word stands in the cell, colour only helps. */
export const STATUS_FILLS: Readonly<Record<PerformanceStatus, { readonly color: string; readonly fill: string | null }>> = {
  met: { color: '1B6B31', fill: 'E6F4EA' },
  met_late: { color: '4B5D0B', fill: 'EFF3DC' },
  on_track: { color: '1553A1', fill: 'E4EEFA' },
  at_risk: { color: '9A4300', fill: 'FDEBDC' },
  due_soon: { color: '6F5200', fill: 'FBF2CF' },
  overdue: { color: 'A51111', fill: 'FDE4E4' },
  not_reported: { color: '495057', fill: 'EEF0F2' },
  not_applicable: { color: '5C636A', fill: null },
};

/** '&' begins a code in a footer. */
export function footerText({ locale, illustrative, period, generatedOn }: ReviewPaper): string {
  const left = illustrative ? say(locale, 'illustrativeMark') : say(locale, 'footerFacts', { period: period.label, day: generatedOn.split('-').reverse().join('/') });
  return `&L${left.replaceAll('&', '&&')}&R${say(locale, 'page')} &P/&N`;
}
