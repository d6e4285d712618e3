import type { Locale } from './locale.js';
import type { RankingGroup } from './people.js';
import { REVIEW_WORDS } from './review-words.js';

interface Named {
  readonly nameVi: string;
  readonly nameEn: string;
}

/** The agency in whose name a paper is drawn up, with what it is under. */
export interface IssuingAgency extends Named {
  readonly code: string;
  readonly kind: RankingGroup;
  /** Ký hiệu, 'SXD'; null where nobody has said it. */
  readonly symbol: string | null;
  readonly parentVi: string | null;
  readonly parentEn: string | null;
}

export interface Issuing {
  readonly agency: IssuingAgency;
  /** The city or province. */
  readonly place: Named;
  /** Whether the paper is of the whole city and not of the agency alone. */
  readonly ofCity: boolean;
}

/** What a paper says of who issues it and to whom it goes. */
export interface Issued {
  /** 'thành phố Đà Nẵng'. */
  readonly jurisdiction: string;
  /** What the paper is of: 'trên địa bàn thành phố Đà Nẵng', 'tại Sở Xây dựng'. */
  readonly area: string;
  readonly issuer: {
    /** Cơ quan chủ quản, 'UBND thành phố Đà Nẵng'; null when there is none above. */
    readonly parentBody: string | null;
    /** 'Sở Thông tin và Truyền thông'. */
    readonly body: string;
    /** What follows the number, 'BC-STTTT'. */
    readonly symbol: string;
    /** 'Đà Nẵng'. */
    readonly place: string;
    /** Kính gửi, 'Ủy ban nhân dân thành phố Đà Nẵng'. */
    readonly addressee: string;
    /** Lines above the signature: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']. */
    readonly signer: readonly string[];
    /** Where the copy is kept: 'VT, CNTT'. */
    readonly filing: string;
  };
  readonly recipients: readonly string[];
}

/**
 * Who issues the paper and to whom, from the agency in whose name it is drawn up; number and signature stay empty. A People's Committee
 * stands under nobody in its letterhead and signs on behalf of the whole; a department stands under the city's committee and, if it is a Sở, has a director.
 */
export function issuerOf({ agency, place, ofCity }: Issuing, locale: Locale): Issued {
  const words = REVIEW_WORDS[locale];
  const jurisdiction = locale === 'vi' ? decapitalised(place.nameVi) : place.nameEn;
  const said = (sentence: string, name: string): string => sentence.replace('{place}', () => name);
  const isCommittee = agency.kind === 'district' || agency.kind === 'ward';
  const name = locale === 'vi' ? agency.nameVi : agency.nameEn;
  const own = isCommittee && locale === 'vi' ? name.replace(/^(?:UBND|Ủy ban nhân dân)\s+/, '') : name;
  const area = ofCity ? said(words.in_place, jurisdiction) : isCommittee && locale === 'vi' ? said(words.in_place, own) : words.at_agency.replace('{agency}', () => name);
  const to = agency.kind === 'ward' && agency.parentVi !== null && agency.parentEn !== null ? fullCommittee(locale === 'vi' ? agency.parentVi : agency.parentEn) : said(words.committee, jurisdiction);
  const signer = isCommittee ? [words.on_behalf, words.chairman] : [agency.kind === 'department' && DIRECTED.test(agency.nameVi) ? words.director : words.head];
  return {
    jurisdiction,
    area,
    issuer: {
      // Who stands above a central agency is not of this city.
      parentBody: isCommittee || agency.kind === 'central' ? null : locale === 'vi' ? `UBND ${jurisdiction}` : said(words.committee, jurisdiction),
      body: isCommittee ? fullCommittee(name) : name,
      symbol: `BC-${agency.symbol ?? (isCommittee ? 'UBND' : agency.code)}`,
      place: locale === 'vi' ? withoutLevel(isCommittee ? own : place.nameVi) : place.nameEn,
      addressee: to,
      signer,
      filing: words.filing,
    },
    recipients: agency.kind === 'ward' ? [] : [said(words.city_office, jurisdiction)],
  };
}

/** A Sở has a director; an office, an inspectorate or a board has a head of another title. */
const DIRECTED = /^Sở\s/;

/** What the reviewer of a ward's report is called in a sentence, 'quận'; of anybody else's it is the city. */
export function reviewerWord({ kind, parent }: { readonly kind: RankingGroup; readonly parent: Named | null }, locale: Locale): string {
  const isOfDistrict = kind === 'ward' && parent !== null;
  if (locale === 'en') return isOfDistrict ? 'district' : 'city';
  return (isOfDistrict ? /^(?:UBND|Ủy ban nhân dân)\s+(quận|huyện|thị xã)\s/i.exec(parent.nameVi)?.[1]?.toLocaleLowerCase('vi') : undefined) ?? 'thành phố';
}

/** 'UBND quận Thanh Khê' as a letterhead writes it out. */
function fullCommittee(name: string): string {
  return name.replace(/^UBND\s/, 'Ủy ban nhân dân ');
}

/** 'thành phố Đà Nẵng' gives 'Đà Nẵng'; what is called by a number keeps its level, 'Quận 1'. */
function withoutLevel(name: string): string {
  const bare = name.replace(/^(?:thành phố|tỉnh|quận|huyện|thị xã|phường|xã|thị trấn)\s+/i, '');
  return /^(?:số\s+)?\d/i.test(bare) ? `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)}` : bare;
}

/** 'Thành phố Đà Nẵng' inside a sentence is 'thành phố Đà Nẵng'. */
function decapitalised(name: string): string {
  return /^(?:Thành phố|Tỉnh)\s/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}
