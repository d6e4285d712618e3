/** As the server takes them: what a file may be, how large, and how many an item holds. */
export const EVIDENCE_MAX_BYTES = 20 * 1024 * 1024;
/** The same as people say it: 20 MB of a thousand thousand bytes, a little less than what is taken. */
export const EVIDENCE_SAID_BYTES = 20_000_000;
export const EVIDENCE_MAX_FILES = 20;
export const EVIDENCE_ENDINGS = ['.pdf', '.png', '.jpg', '.jpeg', '.webp', '.docx', '.xlsx', '.csv', '.txt'] as const;

export type EvidenceRefusal = 'tooLarge' | 'wrongType' | 'empty' | 'tooMany';

/** Why a file is not sent at all; null when it may go. `attached` counts what the item has and what is on its way. */
export function evidenceRefusal({ name, size }: Pick<File, 'name' | 'size'>, attached: number): EvidenceRefusal | null {
  if (attached >= EVIDENCE_MAX_FILES) return 'tooMany';
  if (!EVIDENCE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) return 'wrongType';
  if (size > EVIDENCE_MAX_BYTES) return 'tooLarge';
  return size === 0 ? 'empty' : null;
}
