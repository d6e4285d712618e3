import type { OfferView } from '@tiendo/types';
import type { Place } from './grid-moves.js';
import type { OfferColumn, OfferPatch } from './offer-columns.js';

export interface PastedCell {
  readonly column: string;
  readonly written: string;
  readonly patch: OfferPatch;
}

export interface RefusedPaste {
  readonly column: OfferColumn;
  readonly written: string;
  readonly why: 'cannot_read' | 'not_for_this';
}

/** What a pasted block means for one service: the changes that could be read, in the order of the columns, and what could not. */
export interface PastedRow {
  readonly offer: OfferView;
  readonly cells: readonly PastedCell[];
  readonly refused: readonly RefusedPaste[];
}

export interface PastePlan {
  readonly rows: readonly PastedRow[];
  /** Cells that fell outside of the grid. */
  readonly outside: number;
}

/** Rows and cells as spreadsheets put them on the clipboard: tabs between cells; one with a tab, a quote or a line's end in it is quoted. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  const source = text.replace(/(\r\n|\r|\n)$/, '');
  for (let end = ''; ; ) {
    const found = cell.exec(source);
    if (!found) break;
    const [, quoted, plain = '', after = ''] = found;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    end = after;
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}

/** Lays a block on the grid from a place on: each row is read as if its cells had been typed one after the other. */
export function planPaste(block: readonly (readonly string[])[], at: Place, offers: readonly OfferView[], columns: readonly OfferColumn[], today: string): PastePlan {
  let outside = 0;
  const rows = block.flatMap((texts, down) => {
    const offer = offers[at.row + down];
    outside += offer ? Math.max(0, at.column + texts.length - columns.length) : texts.length;
    return offer ? [readRow(offer, texts, columns.slice(at.column), today)] : [];
  });
  return { rows, outside };
}

function readRow(offer: OfferView, texts: readonly string[], columns: readonly OfferColumn[], today: string): PastedRow {
  let now = offer;
  const cells: PastedCell[] = [];
  const refused: RefusedPaste[] = [];
  for (const [index, column] of columns.slice(0, texts.length).entries()) {
    const written = (texts[index] ?? '').trim();
    if (!column.applies(now)) {
      if (written !== '') refused.push({ column, written, why: 'not_for_this' });
      continue;
    }
    const patch = column.write(written, now, today);
    if (patch === null) refused.push({ column, written, why: 'cannot_read' });
    else if (changes(now, patch)) {
      cells.push({ column: column.key, written, patch });
      now = patched(now, patch);
    }
  }
  return { offer, cells, refused };
}

/** A service as a patch would leave it. */
export function patched(offer: OfferView, { usage, ...fields }: OfferPatch): OfferView {
  return { ...offer, ...fields, usage: { ...offer.usage, ...usage } };
}

/** Several changes as one. */
export function joined(patches: readonly OfferPatch[]): OfferPatch {
  const usage = Object.assign({}, ...patches.map((patch) => patch.usage)) as NonNullable<OfferPatch['usage']>;
  return { ...(Object.assign({}, ...patches) as OfferPatch), ...(Object.keys(usage).length > 0 ? { usage } : {}) };
}

function changes(offer: OfferView, { usage = {}, ...fields }: OfferPatch): boolean {
  const differs = (from: object, to: object) => Object.entries(to).some(([key, value]) => from[key as keyof typeof from] !== value);
  return differs(offer, fields) || differs(offer.usage, usage);
}
