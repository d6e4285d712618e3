/** NIST SP 800-63B: length, and nothing that is guessed first; no kinds of characters are demanded. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;
/** Shorter words are in too many good passwords by chance. */
const SHORTEST_WORD = 4;

export type PasswordFault = 'too_short' | 'too_long' | 'common_password' | 'own_word_password' | 'repeated_password';

export interface Guesses {
  /** What is tried first everywhere, in the form that `bare` gives. */
  readonly common: ReadonlySet<string>;
  /** What is known of the person and the place: address, name, product. */
  readonly own: readonly string[];
}

/**
 * Why the password cannot be taken, or null. Counted in characters as people see them written (NFC). What only adds digits and
 * signs to a guess is the guess.
 */
export function passwordFault(password: string, { common, own }: Guesses): PasswordFault | null {
  const written = [...password.normalize('NFC')];
  if (written.length < SHORTEST_PASSWORD) return 'too_short';
  if (written.length > LONGEST_PASSWORD) return 'too_long';
  const plain = bare(password);
  if (isRepeated(plain)) return 'repeated_password';
  const word = withoutTrimmings(plain);
  if ([plain, word].some((form) => common.has(form) || common.has(halfOf(form)))) return 'common_password';
  const words = own.flatMap(bareWords);
  // As it is written, where `@` stands between words, and as it is read where it stands for a letter.
  return isMadeOf(plain.replace(/[^a-z]/g, ''), words) || isMadeOf(word, words) ? 'own_word_password' : null;
}

/** In small letters without marks, with the signs that people put for letters read as those letters. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s/g, '');
}

/** Without the digits and signs around it; the whole where nothing would be left. */
function withoutTrimmings(plain: string): string {
  const inner = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return inner.length >= SHORTEST_WORD ? inner.replace(/[@4]/g, 'a').replace(/0/g, 'o').replace(/[1!]/g, 'i').replace(/3/g, 'e').replace(/[$5]/g, 's') : plain;
}

/** 'matkhaumatkhau' is 'matkhau'. */
function halfOf(text: string): string {
  const half = text.slice(0, text.length / 2);
  return text.length % 2 === 0 && half.length >= SHORTEST_WORD && half + half === text ? half : text;
}

/** One to three characters again and again, or a run of neighbours: 'aaaaaaaaaa', '121212121212', '0123456789'. */
function isRepeated(plain: string): boolean {
  if (/^(.{1,3}?)\1+.{0,2}$/u.test(plain)) return true;
  const steps = [...plain].map((sign, at, all) => (at === 0 ? null : sign.charCodeAt(0) - (all[at - 1] ?? '').charCodeAt(0))).slice(1);
  return steps.every((step) => step === steps[0] && Math.abs(step ?? 0) <= 1);
}

/** Whether the text is nothing but those words one after the other: 'nguyenhoa' of the address nguyen.hoa@. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  if (text.length < SHORTEST_WORD) return false;
  const reached = [true, ...Array.from({ length: text.length }, () => false)];
  for (let at = 0; at < text.length; at += 1) {
    if (reached[at] !== true) continue;
    for (const word of words) if (text.startsWith(word, at)) reached[at + word.length] = true;
  }
  return reached[text.length] === true;
}

/** The words in a name or address that somebody would try. */
function bareWords(text: string): string[] {
  return bare(text.replace(/\P{L}+/gu, '.')).split('.').filter((word) => /^[a-z]{2,}$/.test(word));
}
