const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** An address that may stand in a link. Throws RangeError for any scheme but http and https. */
export function webAddress(link: string): string {
  if (!/^https?:\/\/[^\s]+$/i.test(link)) throw new RangeError(`not a web address: ${link}`);
  return link;
}

/** One line: a subject with a line break would start a header of its own. */
export function singleLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
