/** A, B, ... Z, AA for 0, 1, ... */
export function columnLetter(index: number): string {
  return LETTERS[index] ?? lettersOf(index);
}

function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}

const LETTERS = Array.from({ length: 100 }, (_unused, index) => lettersOf(index));
