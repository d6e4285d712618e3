import type { AdoptedFunction } from '../targets/index.js';

/** The outline of an agency's quarterly report (practice, after Decree 09/2019/NĐ-CP Art. 11). */
export const REPORT_SECTIONS = ['direction', 'results', 'assessment', 'plan', 'proposals'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export type ItemKind = 'words' | 'ratio' | 'adoption' | 'usage' | 'difficulty';

export interface FormItem {
  readonly code: string;
  readonly section: ReportSection;
  readonly kind: ItemKind;
  /** A figure item takes its numbers from the register; nobody types them. */
  readonly function?: AdoptedFunction;
  /** May be answered by "nothing arose" or "unchanged", attested. */
  readonly silences: readonly ('nothing_arose' | 'unchanged')[];
  /** A proof file is expected; without one the checks warn. */
  readonly proof: boolean;
}

/** The quarterly form, item by item. */
export const QUARTERLY_FORM = [
  { code: 'direction', section: 'direction', kind: 'words', silences: ['nothing_arose', 'unchanged'], proof: false },
  { code: 'level4', section: 'results', kind: 'ratio', silences: [], proof: true },
  { code: 'payment', section: 'results', kind: 'adoption', function: 'payment', silences: [], proof: true },
  { code: 'receipt', section: 'results', kind: 'adoption', function: 'receipt', silences: [], proof: true },
  { code: 'usage', section: 'results', kind: 'usage', silences: [], proof: false },
  { code: 'results', section: 'results', kind: 'words', silences: [], proof: false },
  { code: 'difficulties', section: 'assessment', kind: 'difficulty', silences: ['nothing_arose', 'unchanged'], proof: false },
  { code: 'next_steps', section: 'plan', kind: 'words', silences: ['unchanged'], proof: false },
  { code: 'proposals', section: 'proposals', kind: 'words', silences: ['nothing_arose', 'unchanged'], proof: false },
] as const satisfies readonly FormItem[];

export type ItemCode = (typeof QUARTERLY_FORM)[number]['code'];
export const ITEM_CODES = QUARTERLY_FORM.map((item) => item.code) as readonly ItemCode[];

/** Nguyên nhân khách quan, chủ quan. */
export const CAUSE_KINDS = ['objective', 'subjective'] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export const ITEM_STATES = ['open', 'accepted', 'returned'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What stands in one item. Numbers come from the register, words from the officer. */
export interface ItemContent {
  readonly code: ItemCode;
  readonly words: string;
  readonly cause: string;
  readonly causeKind: CauseKind | null;
  readonly silence: 'nothing_arose' | 'unchanged' | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly uses: number | null;
  readonly evidenceCount: number;
}

export function formItem(code: ItemCode): FormItem {
  const item = QUARTERLY_FORM.find((candidate) => candidate.code === code);
  if (!item) throw new RangeError(`no such item: ${code}`);
  return item;
}
