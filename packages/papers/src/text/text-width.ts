/** Advance widths of Times New Roman in thousandths of its size; letters with diacritics are as wide as without, but for the horned. */
const REGULAR = widths({
  250: ' \u00a0.,', 278: 'ijlt/:;', 333: 'Ifr-()', 389: 'Js', 444: 'acez', 500: 'bdghknopquvxy0123456789đ', 529: 'ơ', 542: 'ư', 556: 'FPS', 611: 'ELTZ', 667: 'BCR',
  722: 'ADGHKNOQUVXYwƠĐ', 776: 'Ư', 778: 'm&', 889: 'M', 944: 'W',
});
const BOLD = widths({
  250: ' \u00a0.,', 278: 'il/', 333: 'fjt-:;()', 389: 'Is', 444: 'cerz', 500: 'Jagovxy0123456789', 554: 'ơ', 556: 'Sbdhknpquđ', 600: 'ư', 611: 'FP', 667: 'BELTZ',
  722: 'ACDNRUVXYwĐ', 778: 'GHKOQƠ', 796: 'Ư', 833: 'm&', 944: 'M', 1000: 'W',
});
const UNKNOWN = 600;
/** Words that begin a line and do not end one. */
const CONNECTING = new Set(['và', 'của', 'các', 'cho', 'về', 'trên', 'tại', 'and', 'of', 'the', 'in']);
const HORNED: Readonly<Record<string, string>> = { o: 'ơ', O: 'Ơ', u: 'ư', U: 'Ư' };
const HORN = '\u031b';

/** How wide a text is in Times New Roman of `size` points, in points. */
export function textWidth(text: string, size: number, bold: boolean): number {
  const table = bold ? BOLD : REGULAR;
  let thousandths = 0;
  for (const character of text.normalize('NFC')) thousandths += table.get(baseOf(character)) ?? UNKNOWN;
  return (thousandths * size) / 1000;
}

/** A text in as few lines as fit `width` points, each about as long as the others: 'SỞ THÔNG TIN / VÀ TRUYỀN THÔNG'. No-break spaces hold. */
export function balancedLines(text: string, size: number, bold: boolean, width: number): readonly string[] {
  const words = text.split(' ');
  for (let count = 1; count < words.length; count += 1) {
    const lines = intoLines(words, count, size, bold);
    if (lines.every((line) => textWidth(line, size, bold) <= width)) return lines;
  }
  return words;
}

/** Breaks after the word at which a line has had its share of the whole. */
function intoLines(words: readonly string[], count: number, size: number, bold: boolean): readonly string[] {
  const share = textWidth(words.join(' '), size, bold) / count;
  const lines: string[][] = [[]];
  let used = 0;
  for (const word of words) {
    const width = textWidth(`${word} `, size, bold);
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && used + width / 2 > share * lines.length && lines.length < count) lines.push([word]);
    else line.push(word);
    used += width;
  }
  return withoutHangingWords(lines).map((line) => line.join(' '));
}

function withoutHangingWords(lines: readonly string[][]): readonly string[][] {
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    while (next && line.length > 1 && CONNECTING.has((line.at(-1) ?? '').toLocaleLowerCase('vi'))) next.unshift(line.pop() ?? '');
  });
  return lines;
}

function baseOf(character: string): string {
  if (character === 'đ' || character === 'Đ') return character;
  const parts = character.normalize('NFD');
  const letter = parts[0] ?? character;
  return parts.includes(HORN) ? (HORNED[letter] ?? letter) : letter;
}

function widths(groups: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(groups).flatMap(([width, characters]) => [...characters].map((character) => [character, Number(width)] as const)));
}
