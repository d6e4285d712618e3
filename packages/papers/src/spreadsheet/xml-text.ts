const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const SPECIAL = /[&<>"\r]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Text for XML content or an attribute; characters that XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  const legal = text.replace(ILLEGAL, '');
  return SPECIAL.test(legal) ? legal.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? '') : legal;
}

/** Text for a cell: a spreadsheet reads '_x0041_' as an escaped letter, so that such text is escaped itself. */
export function cellText(text: string): string {
  return xmlText(text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text);
}
