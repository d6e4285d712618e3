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
 * The first citation of a document: kind, number, day, issuer, abstract (Decree 30/2020/NĐ-CP, Annex I).
 * 'Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ về ...'; a direction at a conference has a speaker in place of a number.
 */
export function citation({ kind, number, issuer, issuedOn, abstract, speaker }: CitedDocument, locale: Locale): string {
  const name = DOCUMENT_KIND_NAMES[locale][kind];
  if (locale === 'en') return `${name}${number === null ? '' : ` No. ${number}`} of ${formatDate(issuedOn)}, ${speaker ?? issuer}: ${abstract}`;
  if (number === null) return `${name} ngày ${formatDate(issuedOn)} của ${speaker ?? issuer} ${abstract}`;
  return `${name} số ${number} ngày ${spelledDay(issuedOn)} của ${issuer} ${abstract}`;
}

/** '07 tháng 3 năm 2019': days below 10 and the months 1 and 2 take a leading 0. */
function spelledDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
