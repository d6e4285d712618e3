const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Text as it is stored: NFC, no invisible or control characters, no-break spaces as spaces, ends trimmed; line breaks stay. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[\t\u00A0\u2007\u202F]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * Text to compare by: without diacritics (so that 'hoá' and 'hóa' are one), case, punctuation and anything in brackets.
 * 'Mức độ (2,3,4)' and 'muc do' give the same.
 */
export function foldText(text: string): string {
  return cleanText(text)
    .replace(/\([^)]*\)/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
