import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/documents.js';

export const messages: Translated<typeof vi> = {
  title: 'Documents, targets',
  sentence: '{{documents}} documents; {{bare}} clauses without a target.',
  empty: 'No document yet.',
  numbered: '{{number}}, {{day}}',
  oral: 'Direction of {{speaker}}, {{day}}',
  signer: 'signed by {{name}}',
  source: 'source: {{source}}',
  kinds: { resolution: 'resolution', decision: 'decision', decree: 'decree', plan: 'plan', conference_direction: 'direction at a conference', notice: 'notice of conclusions', scheme: 'scheme' },
  relations: { implements: 'Implements <to>{{document}}</to>', amends: 'Amends <to>{{document}}</to>', replaces: 'Replaces <to>{{document}}</to>', follows: 'Follows <to>{{document}}</to>' },
  noTarget: 'No target hangs on this yet.',
  everyAgency: 'in use at 100% of agencies',
  interim: 'registration by {{day}}',
};
