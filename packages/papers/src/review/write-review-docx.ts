import { Document, Packer, Paragraph, type FileChild } from 'docx';
import { withoutClock } from '../archive/without-clock.js';
import { say } from '../messages/say.js';
import { balancedLines } from '../text/text-width.js';
import { figuresAnnex, reportsAnnex } from './docx/annexes.js';
import { letterhead, signature } from './docx/letterhead.js';
import { FONT, SIZE, TEXT_WIDTH, TWIPS_PER_POINT, section } from './docx/page.js';
import { HEADING, centred, rule, ruleLength } from './docx/paragraphs.js';
import { periodInside } from './docx/period-words.js';
import { reportText } from './docx/report-text.js';
import type { ReviewPaper } from './review-paper.js';

/** The line under the abstract is a third to a half of it. */
const ABSTRACT_RULE = 0.38;

/**
 * The quarter's review as an official report (layout of Decree 30/2020/NĐ-CP Annex I), to be numbered, dated and signed by people:
 * number, day and name stay blank. The same paper gives the same bytes.
 */
export async function writeReviewDocx(paper: ReviewPaper): Promise<Uint8Array> {
  const document = new Document({
    title: abstractOf(paper),
    creator: 'Tiến Độ',
    description: paper.illustrative ? say(paper.locale, 'illustrative') : '',
    styles: { default: { document: { run: { font: FONT, size: SIZE.body, language: { value: paper.locale === 'vi' ? 'vi-VN' : 'en-GB' } } } } },
    sections: [
      section(paper, [letterhead(paper), ...title(paper), ...reportText(paper), new Paragraph({ spacing: { before: 0, after: 120 } }), signature(paper)], false),
      section(paper, figuresAnnex(paper), true),
      section(paper, reportsAnnex(paper), false),
    ],
  });
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)), paper.generatedOn);
}

function abstractOf(paper: ReviewPaper): string {
  return say(paper.locale, 'reportAbstract', { period: periodInside(paper), area: paper.area });
}

function title(paper: ReviewPaper): readonly FileChild[] {
  const { locale, issuer } = paper;
  const lines = balancedLines(abstractOf(paper), HEADING.size / 2, HEADING.bold, (TEXT_WIDTH / TWIPS_PER_POINT) * 0.86);
  return [
    new Paragraph({ spacing: { before: 0, after: 120 } }),
    centred(say(locale, 'reportKind'), HEADING),
    ...lines.map((line) => centred(line, HEADING)),
    rule(ruleLength(lines, HEADING, ABSTRACT_RULE), TEXT_WIDTH, 200),
    centred(say(locale, 'addressedTo', { addressee: issuer.addressee }), { size: SIZE.body }, 200),
  ];
}
