import { formatDate } from './dates.js';
import type { Bilingual, Locale } from './locale.js';

export const DOCUMENT_KINDS = ['resolution', 'decision', 'decree', 'plan', 'conference_direction', 'notice', 'scheme'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_KIND_NAMES: Bilingual<DocumentKind> = {
  vi: {
    resolution: 'Nghị quyết',
    decision: 'Quyết định',
    decree: 'Nghị định',
    plan: 'Kế hoạch',
    conference_direction: 'Ý kiến chỉ đạo tại hội nghị',
    notice: 'Thông báo',
    scheme: 'Đề án',
  },
  en: {
    resolution: 'Resolution',
    decision: 'Decision',
    decree: 'Decree',
    plan: 'Plan',
    conference_direction: 'Direction at a conference',
    notice: 'Notice',
    scheme: 'Scheme',
  },
};

export interface CitedDocument {
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly abstract: string;
  readonly speaker: string | null;
}

/**
 * The first citation of a document as it stands inside a sentence: kind, number, day, issuer, abstract (Decree 30/2020/NĐ-CP, Annex I).
 * 'Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ về ...'. A direction at a conference has a speaker in place of a
 * number, a scheme is called by its name with the decision that holds it behind; no abstract repeats the kind.
 */
export function citation(document: CitedDocument, locale: Locale): string {
  const { kind, number, issuer, issuedOn, abstract, speaker } = document;
  const name = DOCUMENT_KIND_NAMES[locale][kind];
  if (locale === 'en') return `${name}${number === null ? '' : ` No. ${number}`} of ${formatDate(issuedOn)}, ${speaker ?? issuer}: “${abstract}”`;
  if (kind === 'conference_direction' && number === null) return spokenDirection(document);
  const rest = withoutKind(abstract, kind);
  const day = `ngày ${spelledDay(issuedOn)} của ${issuer}`;
  if (number === null) return `${name} ${day} ${rest}`;
  if (kind === 'scheme' && number.includes('/QĐ-')) return `${name} ${rest} (${DOCUMENT_KIND_NAMES.vi.decision} số ${number} ${day})`;
  return `${name} số ${number} ${day} ${rest}`;
}

/** 'ý kiến chỉ đạo của Phó Chủ tịch UBND thành phố Lê Trung Chinh tại hội nghị ngày 19 tháng 8 năm 2019 công bố kết quả ...'. */
function spokenDirection({ kind, issuer, issuedOn, abstract, speaker }: CitedDocument): string {
  return `ý kiến chỉ đạo của ${withTitleFirst(speaker ?? issuer)} tại hội nghị ngày ${spelledDay(issuedOn)} ${withoutKind(abstract, kind)}`.trimEnd();
}

/** 'Lê Trung Chinh, Phó Chủ tịch UBND thành phố' as an official paper names him: office, then name. */
function withTitleFirst(speaker: string): string {
  const [name = '', title, ...more] = speaker.split(',').map((part) => part.trim());
  return title === undefined || title === '' || more.length > 0 ? speaker : `${title} ${name}`;
}

/** 'Về phát triển ...' goes on as 'về phát triển ...'; 'Kế hoạch về ...' of a plan as 'về ...'. */
function withoutKind(abstract: string, kind: DocumentKind): string {
  const name = DOCUMENT_KIND_NAMES.vi[kind];
  const text = abstract.trim();
  const rest = text.toLocaleLowerCase('vi').startsWith(`${name.toLocaleLowerCase('vi')} `) ? text.slice(name.length).trim() : text;
  return /^(?:Về|Quy định|Ban hành|Phê duyệt)\s/.test(rest) ? `${rest.charAt(0).toLocaleLowerCase('vi')}${rest.slice(1)}` : rest;
}

/** '07 tháng 3 năm 2019': days below 10 and the months 1 and 2 take a leading 0. */
function spelledDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
