import { hash } from 'node:crypto';
import type { Sha256 } from '@tiendo/domain/chain';

/** Of text as UTF-8, or of bytes. */
export const sha256: Sha256 = (content) => hash('sha256', content, 'buffer');
