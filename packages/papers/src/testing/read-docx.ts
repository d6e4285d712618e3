import { readZipDirectory, readZipEntry } from '../archive/zip-directory.js';

const LARGEST = 50_000_000;

/** A part of an office file as text. Throws when it is not there. */
export function partOf(bytes: Uint8Array, name: string): string {
  const entry = readZipDirectory(bytes)?.find((candidate) => candidate.name === name);
  const content = entry === undefined ? null : readZipEntry(bytes, entry, LARGEST);
  if (content === null) throw new Error(`no part ${name}`);
  return new TextDecoder().decode(content);
}

/** Every table of a document: rows of cells, each cell its paragraphs. */
export function tablesOf(documentXml: string): string[][][][] {
  return matches(documentXml, /<w:tbl>.*?<\/w:tbl>/gs).map((table) =>
    matches(table, /<w:tr[ >].*?<\/w:tr>/gs).map((row) => matches(row, /<w:tc>.*?<\/w:tc>/gs).map((cell) => matches(cell, /<w:p>.*?<\/w:p>|<w:p\/>/gs).map(textOf))),
  );
}

/** Every paragraph of a document, tables included. */
export function paragraphsOf(documentXml: string): string[] {
  return matches(documentXml, /<w:p>.*?<\/w:p>/gs).map(textOf);
}

export function textOf(xml: string): string {
  return matches(xml, /<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>/g)
    .map((run) => run.replace(/<[^>]*>/g, ''))
    .join('')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}
