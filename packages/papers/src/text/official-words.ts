/** Points of a clause in Vietnamese order: d comes before đ, and f, j, w, z do not exist. */
const POINTS = 'abcdđeghiklmnopqrstuvxy';

/** 'a)', 'b)', ... 'd)', 'đ)', 'e)' for 0, 1, ...; beyond the alphabet a dash. */
export function pointMark(index: number): string {
  const letter = [...POINTS][index];
  return letter === undefined ? '-' : `${letter})`;
}

/** The sentence with its full stop, if it has no ending of its own. */
export function asSentence(text: string): string {
  return /[.!?:;…]$/.test(text) ? text : `${text}.`;
}

/** The first letter small, for a sentence that goes on: 'Quý III/2019' gives 'quý III/2019'. */
export function continued(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
}

/** The month as an official date writes it: only 1 and 2 have a leading zero (Decree 30/2020/NĐ-CP Annex I). */
export function officialMonth(day: string): string {
  const month = Number(day.slice(5, 7));
  return month <= 2 ? `0${month}` : String(month);
}
