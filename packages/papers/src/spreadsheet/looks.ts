import { xmlText } from './xml-text.js';

/** How a cell looks. Colours are 'RRGGBB'; sizes in points. */
export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'center';
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly border?: 'grid' | 'none';
  /** A number format code; '@' keeps what is typed as text. */
  readonly format?: string;
  /** The text begins like a formula and stays text even after somebody edits the cell. */
  readonly quoted?: boolean;
}

const FONT = 'Times New Roman';
const SIZE = 11;
const FIRST_OWN_FORMAT = 164;
const BUILT_IN_FORMATS: ReadonlyMap<string, number> = new Map([['0', 1], ['#,##0', 3], ['@', 49]]);

/** Collects the looks in use and writes them as xl/styles.xml; the number of a look is its place in that file. */
export class Looks {
  private readonly places = new Map<string, number>();
  /** Most cells share a look object: no need to compare what it holds. */
  private readonly seen = new WeakMap<Look, number>();
  private readonly fonts = new Registry();
  private readonly fills = new Registry();
  private readonly borders = new Registry();
  private readonly formats = new Registry();
  private readonly cells: string[] = [];

  constructor() {
    this.place({});
    this.fills.place('<fill><patternFill patternType="gray125"/></fill>');
  }

  place(look: Look): number {
    const seen = this.seen.get(look);
    if (seen !== undefined) return seen;
    const key = JSON.stringify(look);
    const place = this.places.get(key) ?? this.cells.push(this.cellXml(look)) - 1;
    this.places.set(key, place);
    this.seen.set(look, place);
    return place;
  }

  xml(): string {
    const formats = this.formats.entries.map((code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${xmlText(code)}"/>`);
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length === 0 ? '' : listXml('numFmts', formats),
      listXml('fonts', this.fonts.entries),
      listXml('fills', this.fills.entries),
      listXml('borders', this.borders.entries),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      listXml('cellXfs', this.cells),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
    ].join('');
  }

  private cellXml(look: Look): string {
    const font = this.fonts.place(fontXml(look));
    const fill = this.fills.place(fillXml(look));
    const border = this.borders.place(borderXml(look));
    const format = this.formatId(look.format);
    const alignment = alignmentXml(look);
    return (
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"` +
      ` applyBorder="1" applyAlignment="1"${look.quoted === true ? ' quotePrefix="1"' : ''}>${alignment}</xf>`
    );
  }

  private formatId(code: string | undefined): number {
    if (code === undefined) return 0;
    return BUILT_IN_FORMATS.get(code) ?? FIRST_OWN_FORMAT + this.formats.place(code);
  }
}

class Registry {
  readonly entries: string[] = [];
  private readonly places = new Map<string, number>();

  place(entry: string): number {
    const known = this.places.get(entry);
    if (known !== undefined) return known;
    this.places.set(entry, this.entries.length);
    return this.entries.push(entry) - 1;
  }
}

function fontXml({ bold, italic, size, color }: Look): string {
  const flags = `${bold === true ? '<b/>' : ''}${italic === true ? '<i/>' : ''}`;
  return `<font>${flags}<sz val="${size ?? SIZE}"/><color rgb="FF${color ?? '000000'}"/><name val="${FONT}"/><family val="1"/></font>`;
}

function fillXml({ fill }: Look): string {
  if (fill === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml({ border }: Look): string {
  if (border !== 'grid') return '<border><left/><right/><top/><bottom/><diagonal/></border>';
  const side = (name: string): string => `<${name} style="thin"><color rgb="FF8A8F94"/></${name}>`;
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`;
}

function alignmentXml({ align, valign, wrap, indent }: Look): string {
  const horizontal = align === undefined ? '' : ` horizontal="${align}"`;
  return `<alignment${horizontal} vertical="${valign ?? 'center'}"${wrap === true ? ' wrapText="1"' : ''}${indent === undefined ? '' : ` indent="${indent}"`}/>`;
}

function listXml(name: string, entries: readonly string[]): string {
  return `<${name} count="${entries.length}">${entries.join('')}</${name}>`;
}
