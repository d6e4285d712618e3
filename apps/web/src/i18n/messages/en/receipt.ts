import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/receipt.js';

export const messages: Translated<typeof vi> = {
  title: 'Receipt {{number}}',
  sentence: '{{agency}} has sent its report of {{period}}, sending {{revision}}, {{timeliness}}.',
  inTime: 'in time',
  print: 'Print the receipt',
  back: 'To the report',
  place: 'People’s Committee of {{place}}',
  about: 'What was sent',
  agency: 'Sent by',
  period: 'Period',
  due: 'Due',
  items: 'Items',
  files: 'Files of evidence',
  explain: 'The checksum covers the whole content of this sending, its figures, lists of services and files; if the content changed, so would the checksum.',
};
