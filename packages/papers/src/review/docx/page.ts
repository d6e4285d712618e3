import { AlignmentType, Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun, type ISectionOptions, type FileChild } from 'docx';
import { say } from '../../messages/say.js';
import type { ReviewPaper } from '../review-paper.js';

/** Layout of Decree 30/2020/NĐ-CP Annex I: A4, margins 20, 20, 30 and 15 mm. Lengths in twips, sizes in half points. */
export const TWIPS_PER_POINT = 20;
const A4 = { width: 11_906, height: 16_838 } as const;
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850, header: 567, footer: 454 } as const;
export const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
export const WIDE_TEXT_WIDTH = A4.height - MARGIN.left - MARGIN.right;

export const FONT = 'Times New Roman';
export const SIZE = { body: 28, table: 24, small: 22, pageNumber: 26 } as const;

/** A section of the document that counts its own pages; the number stands in the middle above, but not on its first page. */
export function section(paper: ReviewPaper, children: readonly FileChild[], wide: boolean): ISectionOptions {
  return {
    properties: {
      page: {
        size: { ...A4, orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: MARGIN,
        pageNumbers: { start: 1 },
      },
      titlePage: true,
    },
    headers: { default: numberedHeader(), first: new Header({ children: [new Paragraph({})] }) },
    footers: { default: markedFooter(paper), first: markedFooter(paper) },
    children: [...children],
  };
}

function numberedHeader(): Header {
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber })] })] });
}

/** Made-up data say so on every page. */
function markedFooter({ locale, illustrative }: ReviewPaper): Footer {
  const mark = illustrative ? [new TextRun({ text: say(locale, 'illustrativeMark'), bold: true, size: 20, color: '9A4300' })] : [];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: mark })] });
}
