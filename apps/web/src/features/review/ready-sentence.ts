/** Puts a ready sentence behind what is written, or takes it out again. */
export function withSentence(written: string, sentence: string): string {
  if (written.includes(sentence)) return written.replace(sentence, '').replaceAll(/ {2,}/g, ' ').trim();
  return written.trim() === '' ? sentence : `${written.trim()} ${sentence}`;
}
