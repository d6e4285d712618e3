import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/viewings.js';

export const messages: Translated<typeof vi> = {
  title: 'When support viewed the system as you',
  sentence: 'Support may see the system as you see it, reading only, for 30 minutes at most; each time has a reason and is recorded.',
  empty: 'Nobody has viewed the system as you.',
  line: '{{name}}: {{reason}}',
  ended: 'from {{from}} to {{to}} · addresses opened: {{pages}}',
  open: 'since {{from}}, still viewing · addresses opened: {{pages}}',
};
