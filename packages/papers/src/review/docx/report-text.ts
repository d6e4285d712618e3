import type { FileChild, Paragraph } from 'docx';
import { dueText, formatDate, formatNumber, formatRatio, formatThreshold } from '@tiendo/phrases';
import { say } from '../../messages/say.js';
import { continued } from '../../text/official-words.js';
import { percentText } from '../review-cell.js';
import type { ReviewPaper, ReviewTarget } from '../review-paper.js';
import { countedRows, reportTotals, targetTotals } from '../review-totals.js';
import { body, clauseHeading, points, sectionHeading } from './paragraphs.js';
import { summaryTable } from './summary-table.js';

/** The body of the report, parts I to IV, ended by './.'. */
export function reportText(paper: ReviewPaper): readonly FileChild[] {
  const { locale, issuer, period, narrative } = paper;
  return [
    body(opening(paper)),
    sectionHeading(say(locale, 'partReports')),
    ...reportParagraphs(paper),
    sectionHeading(say(locale, 'partResults')),
    ...paper.targets.flatMap((target, position) => targetParagraphs(paper, target, position)),
    body(say(locale, 'summaryLead'), {}, { keepNext: true }),
    summaryTable(paper),
    body(say(locale, 'signsLead'), { italics: true, size: 22 }, { spacing: { before: 80, after: 120 } }),
    sectionHeading(say(locale, 'partAssessment')),
    clauseHeading(say(locale, 'clauseResults')),
    ...written(paper, narrative.results),
    clauseHeading(say(locale, 'clauseDifficulties')),
    ...written(paper, narrative.difficulties),
    clauseHeading(say(locale, 'clauseCauses')),
    ...written(paper, narrative.causes),
    sectionHeading(say(locale, 'partProposals')),
    ...written(paper, narrative.proposals),
    body(say(locale, 'closing', { period: period.label, body: issuer.body, addressee: issuer.addressee })),
  ];
}

function opening({ locale, basis, issuer, period, generatedOn }: ReviewPaper): string {
  const facts = { body: issuer.body, period: period.label, from: formatDate(period.from), to: formatDate(period.to), day: formatDate(generatedOn) };
  return basis.length === 0
    ? say(locale, 'openingPlain', facts)
    : say(locale, 'opening', { ...facts, basis: basis.map((document, index) => (index === 0 ? continued(document) : document)).join('; ') });
}

function reportParagraphs(paper: ReviewPaper): readonly Paragraph[] {
  const { locale, dueTexts, filters, generatedOn } = paper;
  const totals = reportTotals(countedRows(paper));
  const counts = Object.fromEntries(Object.entries(totals).map(([key, count]) => [key, formatNumber(count, locale)]));
  return [
    ...(dueTexts.length === 0 ? [] : [body(say(locale, 'dueIs', { dues: dueTexts.join('; ') }))]),
    body(say(locale, 'reportsAre', { ...counts, day: formatDate(generatedOn) })),
    ...(filters.length === 0 ? [] : [body(say(locale, 'scopeIs', { filters: filters.join('; ') }))]),
  ];
}

function targetParagraphs(paper: ReviewPaper, target: ReviewTarget, position: number): readonly Paragraph[] {
  const { locale } = paper;
  const totals = targetTotals(countedRows(paper), target, position);
  const number = (value: number): string => formatNumber(value, locale);
  const counts = { met: number(totals.met), bound: number(totals.bound), silent: number(totals.notReported) };
  const figure = totals.figure;
  const share = figure === null || figure.denominator === 0 ? null : `${percentText(figure, target.threshold, locale)} (${number(figure.numerator)}/${number(figure.denominator)} ${target.unit})`;
  const { numerator: on, denominator: known } = totals.adopted;
  const sentences = [
    say(locale, target.kind === 'adoption' ? 'adoptionIs' : 'targetIs', { threshold: formatThreshold(target.threshold, locale), due: dueText(target.dueOn, locale), definition: continued(target.definition) }),
    say(locale, totals.notReported === 0 ? 'targetMet' : 'targetMetSilent', counts),
    ...(target.kind === 'adoption' && known > 0 ? [say(locale, 'targetAdopted', { share: formatRatio(on, known, locale) })] : []),
    ...(share === null ? [] : [say(locale, target.kind === 'adoption' ? 'adoptionShare' : 'targetShare', { share, unit: target.unit })]),
  ];
  return [clauseHeading(`${position + 1}. ${target.name}`), body(sentences.join(' '))];
}

/** What the drafter wrote, or room for it that nobody takes for a finding. */
function written({ locale }: ReviewPaper, texts: readonly string[]): readonly Paragraph[] {
  return texts.length === 0 ? [body(say(locale, 'toBeWritten'), { italics: true })] : points(texts);
}

