import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { asSentence, pointMark } from '../../text/official-words.js';
import { textWidth } from '../../text/text-width.js';
import { SIZE, TWIPS_PER_POINT } from './page.js';

/** 1.27 cm. */
const FIRST_LINE = 720;
/** At least 6 points between paragraphs; 1.1 lines. */
const SPACING = { before: 0, after: 120, line: 264, lineRule: LineRuleType.AUTO } as const;

export interface TextLook {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
}

/** A paragraph of the body: justified, first line indented. */
export function body(text: string, look: TextLook = {}, more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.JUSTIFIED, indent: { firstLine: FIRST_LINE }, spacing: SPACING, ...more, children: [new TextRun({ text, ...look })] });
}

/** 'I. TÌNH HÌNH ...': capitals, bold. */
export function sectionHeading(text: string): Paragraph {
  return body(text, { bold: true }, { keepNext: true, outlineLevel: 0 });
}

/** '1. Kết quả ...': bold. */
export function clauseHeading(text: string): Paragraph {
  return body(text, { bold: true }, { keepNext: true, outlineLevel: 1 });
}

/** Sentences as points a), b), c), d), đ) ..., as dashes where the alphabet has not enough of them, or, when there is one, on its own. */
export function points(texts: readonly string[]): readonly Paragraph[] {
  if (texts.length === 1) return texts.map((text) => body(asSentence(text)));
  if (pointMark(texts.length - 1) === '-') return dashes(texts);
  return texts.map((text, index) => body(`${pointMark(index)} ${asSentence(text)}`));
}

export function dashes(texts: readonly string[]): readonly Paragraph[] {
  return texts.map((text) => body(`- ${asSentence(text)}`));
}

export function centred(text: string, look: TextLook = {}, after = 0): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after }, children: [new TextRun({ text, ...look })] });
}

/** A solid line in the middle of `width` twips, `length` points long: an almost empty paragraph whose upper border it is. */
export function rule(length: number, width: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((width - length * TWIPS_PER_POINT) / 2));
  return new Paragraph({
    spacing: { before: 50, after },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    run: { size: 4 },
  });
}

/** How long a line under a text is: a part of its longest line, in points. */
export function ruleLength(lines: readonly string[], look: { readonly size: number; readonly bold: boolean }, share: number): number {
  return Math.max(...lines.map((line) => textWidth(line, look.size / 2, look.bold))) * share;
}

export const HEADING = { size: SIZE.body, bold: true } as const;
