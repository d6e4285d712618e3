import type { PlainDate } from '@tiendo/domain/calendar';
import type { Fraction, RatioDefinition } from '@tiendo/domain/figures';
import { formItem, sameAnswer, type CauseKind, type ItemCode, type ItemContent } from '@tiendo/domain/reports';
import type { AgencyName, EvidenceView, LedgerLine } from '@tiendo/types';
import { sha256Of, type Json } from './canonical-json.js';
import type { FigureItem } from './form-figures.js';

/** What stands in one item, without what a reviewer made of it. */
export interface ItemAnswer {
  readonly code: ItemCode;
  readonly words: string;
  readonly cause: string;
  readonly causeKind: CauseKind | null;
  readonly silence: 'nothing_arose' | 'unchanged' | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly uses: number | null;
  readonly evidence: readonly EvidenceView[];
}

/** What the report says of one target, under that target's own definition. */
export interface DeclaredFigure extends Fraction {
  readonly targetId: string;
  readonly targetCode: string;
  readonly item: FigureItem;
  readonly definition: string;
  readonly uses: number | null;
  readonly reachedOn: PlainDate | null;
}

/** An item that a reviewer returned, and why. */
export interface ReturnedItem {
  readonly code: ItemCode;
  readonly reason: string;
}

/** All that was sent, as it was called and stood on that day; kept as it is whatever changes later. */
export interface Snapshot {
  readonly agency: AgencyName;
  readonly period: { readonly code: string; readonly startsOn: PlainDate; readonly cutoffOn: PlainDate };
  readonly revision: number;
  /** The round that it was sent in: a return begins the next one, a recall does not. */
  readonly round: number;
  readonly sentAt: string;
  readonly sentBy: string;
  readonly dueOn: PlainDate;
  /** The day for which the figures hold. */
  readonly figuresOn: PlainDate;
  readonly items: readonly ItemAnswer[];
  /** What was returned in the round before, which this answers. */
  readonly returned: readonly ReturnedItem[];
  /** How the numbers of each item are counted. */
  readonly definitions: Readonly<Record<FigureItem, string>>;
  readonly ledgers: Readonly<Record<FigureItem, readonly LedgerLine[]>>;
  readonly denominators: readonly { readonly definition: RatioDefinition; readonly fraction: Fraction }[];
  readonly declared: readonly DeclaredFigure[];
}

/** The hash that the receipt shows: over the whole of what was sent, the hashes of its files included. */
export function snapshotSha256(snapshot: Snapshot): string {
  return sha256Of(snapshot as unknown as Json);
}

export function contentOf({ evidence, ...answer }: ItemAnswer): ItemContent {
  return { ...answer, evidenceCount: evidence.length };
}

/** An item of a form that nobody has written in yet. */
export function emptyAnswer(code: ItemCode): ItemAnswer {
  return { code, words: '', cause: '', causeKind: null, silence: null, numerator: null, denominator: null, uses: null, evidence: [] };
}

/**
 * Whether a reviewer has something new to look at: against what they saw before, files compared by their hashes;
 * else against the last period, where an attested "unchanged" counts as no change and a period's own files do not.
 */
export function isChanged(now: ItemAnswer, before: ItemAnswer | null, last: ItemAnswer | null): boolean {
  if (before !== null) return !sameAnswer(contentOf(now), contentOf(before)) || hashes(now) !== hashes(before);
  if (last === null) return true;
  if (now.silence === 'unchanged') return false;
  return !sameAnswer(contentOf({ ...now, evidence: [] }), contentOf({ ...last, evidence: [] }));
}

/** Only an item whose numbers are a share of services can be given a verified value. */
export function canBeVerified(code: ItemCode): code is 'level4' | 'payment' | 'receipt' {
  const { kind } = formItem(code);
  return kind === 'ratio' || kind === 'adoption';
}

function hashes({ evidence }: ItemAnswer): string {
  return evidence.map(({ sha256 }) => sha256).sort().join();
}
