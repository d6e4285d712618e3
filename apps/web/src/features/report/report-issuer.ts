import { reviewerWord, type Issuing, type Locale } from '@tiendo/phrases';
import type { Me, ReportView } from '@tiendo/types';

/** The agency of a report as a paper of its own needs it. */
export function issuingOf({ agency, issuer }: Pick<ReportView, 'agency' | 'issuer'>, place: Pick<Me['jurisdiction'], 'nameVi' | 'nameEn'>): Issuing {
  return { agency: { ...agency, symbol: issuer.symbol, parentVi: issuer.parent?.nameVi ?? null, parentEn: issuer.parent?.nameEn ?? null }, place, ofCity: false };
}

/** Who will ask: 'quận' of a ward, else 'thành phố'. */
export function askedBy({ agency, issuer }: Pick<ReportView, 'agency' | 'issuer'>, locale: Locale): string {
  return reviewerWord({ kind: agency.kind, parent: issuer.parent }, locale);
}
