import type { ReviewPaper } from '@tiendo/papers';
import { REVIEW_WORDS, type Locale } from '@tiendo/phrases';
import type { ReviewSurroundings } from './review.queries.js';

/** Who issues the paper and to whom, from the agency in whose name it is drawn up; number and signature stay empty. */
export function issuerOf({ agency, place }: ReviewSurroundings, locale: Locale): Pick<ReviewPaper, 'issuer' | 'recipients' | 'jurisdiction'> {
  const words = REVIEW_WORDS[locale];
  const jurisdiction = locale === 'vi' ? decapitalised(place.nameVi) : place.nameEn;
  const said = (sentence: string): string => sentence.replace('{place}', jurisdiction);
  const isCommittee = agency.kind === 'district' || agency.kind === 'ward';
  const signer = isCommittee ? [words.on_behalf, words.chairman] : [agency.kind === 'department' ? words.director : words.head];
  return {
    jurisdiction,
    issuer: {
      parentBody: locale === 'vi' ? `UBND ${jurisdiction}` : said(words.committee),
      body: locale === 'vi' ? agency.nameVi : agency.nameEn,
      symbol: `BC-${agency.symbol ?? agency.code}`,
      place: locale === 'vi' ? place.nameVi.replace(/^(?:thành phố|tỉnh)\s+/i, '') : place.nameEn,
      addressee: said(words.committee),
      signer,
      filing: words.filing,
    },
    recipients: [said(words.city_office)],
  };
}

/** 'Thành phố Đà Nẵng' inside a sentence is 'thành phố Đà Nẵng'. */
function decapitalised(name: string): string {
  return /^(?:Thành phố|Tỉnh)\s/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}
