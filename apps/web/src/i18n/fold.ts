/** Text as people type it in a hurry: no diacritics, small letters, đ as d. For finding, never for showing. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase();
}

/** Whether every word of `sought` occurs in `text`, diacritics aside. */
export function foundIn(text: string, sought: string): boolean {
  const folded = fold(text);
  return fold(sought).split(/\s+/).every((word) => folded.includes(word));
}
