import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType, type FileChild } from 'docx';
import { say } from '../../messages/say.js';
import { officialMonth } from '../../text/official-words.js';
import { balancedLines, textWidth } from '../../text/text-width.js';
import type { ReviewPaper } from '../review-paper.js';
import { TEXT_WIDTH, TWIPS_PER_POINT } from './page.js';
import { centred, rule, ruleLength } from './paragraphs.js';

const STATE = { size: 24, bold: true } as const;
const MOTTO = { size: 26, bold: true } as const;
const PARENT = { size: 24, bold: false } as const;
const BODY = { size: 24, bold: true } as const;
const NUMBER = { size: 26 } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const;
/** The line under an issuing body is a third to a half of its name (Decree 30/2020/NĐ-CP Annex I). */
const BODY_RULE = 0.42;
const SPARE = 6;

/** Parent and issuing body with number at the left; the state, its motto, place and date at the right. Number and day are the clerk's and stay blank. */
export function letterhead(paper: ReviewPaper): FileChild {
  const { locale, issuer, generatedOn } = paper;
  const state = say(locale, 'state');
  const right = Math.round((textWidth(state, STATE.size / 2, STATE.bold) + SPARE) * TWIPS_PER_POINT);
  const left = TEXT_WIDTH - right;
  const place = say(locale, 'placeAndDate', { place: issuer.place, month: officialMonth(generatedOn), year: generatedOn.slice(0, 4) });
  const motto = say(locale, 'motto');
  const rows = [
    [issuingBody(paper, left), [centred(state, STATE), centred(motto, MOTTO), rule(ruleLength([motto], MOTTO, 1), right)]],
    [[centred(say(locale, 'numberBlank', { symbol: issuer.symbol }), NUMBER)], [centred(place, { italics: true, size: 26 })]],
  ] as const;
  return borderless(rows, [left, right]);
}

function issuingBody({ issuer }: ReviewPaper, width: number): readonly Paragraph[] {
  const room = width / TWIPS_PER_POINT - SPARE;
  const parent = issuer.parentBody === null ? [] : balancedLines(issuer.parentBody.toLocaleUpperCase('vi'), PARENT.size / 2, PARENT.bold, room);
  const body = balancedLines(issuer.body.toLocaleUpperCase('vi'), BODY.size / 2, BODY.bold, room);
  return [...parent.map((line) => centred(line, PARENT)), ...body.map((line) => centred(line, BODY)), rule(ruleLength(body, BODY, BODY_RULE), width)];
}

/** A table that only places things. */
export function borderless(rows: readonly (readonly (readonly Paragraph[])[])[], widths: readonly number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((children, index) =>
            new TableCell({ width: { size: widths[index] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.TOP, borders: NO_CELL_BORDERS, children: [...children] }),
          ),
        }),
    ),
  });
}

const NO_CELL_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;

/** Nơi nhận at the left, level with the signer's power at the right; the room for signature and name stays blank. */
export function signature({ locale, issuer, recipients }: ReviewPaper): FileChild {
  const left = Math.round(TEXT_WIDTH * 0.48);
  const line = (text: string): Paragraph => new Paragraph({ spacing: { before: 0, after: 0 }, children: [new TextRun({ text, size: 22 })] });
  const heading = new Paragraph({ spacing: { before: 0, after: 0 }, children: [new TextRun({ text: say(locale, 'recipients'), bold: true, italics: true, size: 24 })] });
  const list = [say(locale, 'asAbove'), ...recipients].map((recipient) => line(`- ${recipient};`));
  const blank = Array.from({ length: 5 }, () => new Paragraph({ alignment: AlignmentType.CENTER }));
  const signer = issuer.signer.map((power) => centred(power, { bold: true, size: 28 }));
  return borderless([[[heading, ...list, line(`- ${say(locale, 'filedAt', { filing: issuer.filing })}`)], [...signer, ...blank]]], [left, TEXT_WIDTH - left]);
}
