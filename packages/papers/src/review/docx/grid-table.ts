import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { SIZE } from './page.js';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const CELL_MARGINS = { top: 30, bottom: 30, left: 60, right: 60 } as const;

export interface TableText {
  readonly lines: readonly string[];
  readonly align: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  readonly italics?: boolean;
}

export interface TableLine {
  readonly cells: readonly TableText[];
  /** A subtotal: bold, shaded, and kept with the row under it. */
  readonly strong?: boolean;
}

export function cell(text: string | readonly string[], align: TableText['align'] = 'left'): TableText {
  return { lines: typeof text === 'string' ? [text] : text, align };
}

/**
 * A ruled table whose widths are fixed, for every cell and for the grid, so that no program repairs or rearranges it.
 * The heading is repeated on every page and no row is torn apart. Widths in twips.
 */
export function gridTable(widths: readonly number[], heading: readonly string[], lines: readonly TableLine[], size: number = SIZE.table): Table {
  const head: TableLine = { cells: heading.map((text) => ({ ...cell(text, 'center'), bold: true })) };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [rowOf(head, widths, size, true), ...lines.map((line) => rowOf(line, widths, size, false))],
  });
}

function rowOf(line: TableLine, widths: readonly number[], size: number, isHeading: boolean): TableRow {
  return new TableRow({
    tableHeader: isHeading,
    cantSplit: true,
    children: line.cells.map((text, index) =>
      new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        margins: CELL_MARGINS,
        verticalAlign: VerticalAlignTable.CENTER,
        ...(line.strong === true ? { shading: { fill: 'F0F0F0', color: 'auto', type: 'clear' as const } } : {}),
        children: text.lines.map((content) => paragraphOf(content, text, size, line.strong === true)),
      }),
    ),
  });
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function paragraphOf(content: string, { align, bold, italics }: TableText, size: number, strong: boolean): Paragraph {
  return new Paragraph({
    alignment: ALIGNMENTS[align],
    spacing: { before: 0, after: 0 },
    keepNext: strong,
    children: [new TextRun({ text: content, size, bold: strong || bold === true, italics: italics === true })],
  });
}
