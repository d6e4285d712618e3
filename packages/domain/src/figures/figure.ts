import type { Fraction } from './fraction.js';

/** Where a figure comes from: the register (computed), a sent report (declared), an acceptance (certified). */
export const PROVENANCES = ['computed', 'declared', 'certified'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** Silences that are not a number and never look like zero (không phát sinh, không thay đổi, không áp dụng). */
export const SILENCES = ['nothing_arose', 'unchanged', 'not_applicable'] as const;
export type Silence = (typeof SILENCES)[number];

/** The denominators in use for "level 4 of what" (Circulars 23/2018 and 01/2018, MIC practice): see docs/glossary.md. */
export const RATIO_DEFINITIONS = ['all_procedures', 'eligible_procedures', 'online_services', 'with_dossiers', 'dossiers'] as const;
export type RatioDefinition = (typeof RATIO_DEFINITIONS)[number];

/** Lenient: one fee-bearing online procedure has the function on. Middle: all have. Strict: it was used in the period. */
export const ADOPTION_READINGS = ['lenient', 'middle', 'strict'] as const;
export type AdoptionReading = (typeof ADOPTION_READINGS)[number];

/** One figure as recorded. `heldOn` is the day for which it is true; it is never overwritten, a correction is a new row. */
export interface Figure extends Fraction {
  readonly heldOn: string;
  readonly provenance: Provenance;
  /** For adoption: dossiers paid, or receipts issued, in the period; null for a ratio. */
  readonly uses: number | null;
}

/** The figure to judge by: of the newest day held, the certified one where it exists, else the declared, else the computed one. */
export function headline<F extends Figure>(figures: readonly F[]): F | null {
  let best: F | null = null;
  for (const figure of figures) {
    if (best === null || figure.heldOn > best.heldOn) best = figure;
    else if (figure.heldOn === best.heldOn && PROVENANCES.indexOf(figure.provenance) >= PROVENANCES.indexOf(best.provenance)) best = figure;
  }
  return best;
}
