import type { FileChild, Paragraph } from 'docx';
import { dueText, formatDate, formatNumber, formatThreshold } from '@tiendo/phrases';
import { say } from '../../messages/say.js';
import { continued, pointMark } from '../../text/official-words.js';
import { percentText } from '../review-cell.js';
import type { ReviewPaper, ReviewTarget } from '../review-paper.js';
import { countedGroups, countedRows, reportTotals, shownGroups, targetTotals } from '../review-totals.js';
import { body, clauseHeading, dashes, points, sectionHeading } from './paragraphs.js';
import { periodInside } from './period-words.js';
import { summaryTable } from './summary-table.js';

/** The body of the report, parts I to IV, ended by './.'. */
export function reportText(paper: ReviewPaper): readonly FileChild[] {
  const { locale, issuer, narrative } = paper;
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
    ...causes(paper),
    sectionHeading(say(locale, 'partProposals')),
    ...written(paper, narrative.proposals),
    body(say(locale, 'closing', { period: periodInside(paper), body: issuer.body, addressee: issuer.addressee })),
  ];
}

function opening(paper: ReviewPaper): string {
  const { locale, basis, issuer, period, generatedOn } = paper;
  // A report as of one day has no span.
  const span = period.from === period.to ? '' : say(locale, 'openingSpan', { from: formatDate(period.from), to: formatDate(period.to) });
  const facts = { body: issuer.body, period: periodInside(paper), span, day: formatDate(generatedOn) };
  return basis.length === 0 ? say(locale, 'openingPlain', facts) : say(locale, 'opening', { ...facts, basis: basis.join('; ') });
}

function reportParagraphs(paper: ReviewPaper): readonly Paragraph[] {
  const { locale, dueTexts, filters } = paper;
  return [
    ...(filters.length === 0 ? [] : [body(say(locale, 'scopeIs', { filters: filters.join('; ') }))]),
    ...(dueTexts.length === 0 ? [] : [body(say(locale, 'dueIs', { dues: dueTexts.join('; ') }))]),
    body(reportsSentence(paper)),
  ];
}

/** How many have sent and how many have not; what is none is not counted out as 0. */
function reportsSentence(paper: ReviewPaper): string {
  const { locale, generatedOn } = paper;
  const { owed, sent, sentLate, unsent, overdue } = reportTotals(countedRows(paper));
  const number = (value: number): string => formatNumber(value, locale);
  const leftOut = countedGroups(paper).length < shownGroups(paper).length;
  const facts = { day: formatDate(generatedOn), sent: number(sent), owed: number(owed), apart: leftOut ? say(locale, 'reportsApart') : '' };
  const detail = say(locale, 'reportsDetail');
  if (sent === 0) return `${say(locale, 'reportsNone', facts)}${say(locale, overdue === 0 ? 'reportsNoneDue' : 'reportsNoneOverdue', { overdue: number(overdue) })}. ${detail}`;
  const parts = [
    say(locale, 'reportsSent', facts),
    ...(sentLate > 0 ? [say(locale, 'reportsSentLate', { count: number(sentLate) })] : []),
    ...(unsent === 0 ? [] : [say(locale, overdue === 0 ? 'reportsUnsent' : overdue === unsent ? 'reportsAllOverdue' : 'reportsSomeOverdue', { count: number(unsent), overdue: number(overdue) })]),
  ];
  return `${parts.join('')}. ${detail}`;
}

function targetParagraphs(paper: ReviewPaper, target: ReviewTarget, position: number): readonly Paragraph[] {
  const { locale } = paper;
  const totals = targetTotals(countedRows(paper), target, position);
  const number = (value: number): string => formatNumber(value, locale);
  const isUse = target.kind === 'adoption';
  const asked = say(locale, isUse ? 'adoptionIs' : 'targetIs', { threshold: formatThreshold(target.threshold, locale), due: dueText(target.dueOn, locale), definition: continued(target.definition) });
  const met = say(locale, 'targetMet', {
    met: number(totals.met),
    bound: number(totals.bound),
    declared: totals.metDeclared === 0 ? '' : say(locale, totals.metDeclared === totals.met ? 'targetAllDeclared' : 'targetDeclared', { count: number(totals.metDeclared) }),
    overdue: totals.overdue === 0 ? '' : say(locale, 'targetOverdue', { count: number(totals.overdue) }),
    silent: totals.notReported === 0 ? '' : say(locale, 'targetSilent', { count: number(totals.notReported) }),
  });
  const { figure } = totals;
  const share = figure === null || figure.denominator === 0 ? null : `${percentText(figure, target.threshold, locale)} (${number(figure.numerator)}/${number(figure.denominator)} ${target.unit})`;
  const { numerator: on, denominator: known } = totals.adopted;
  const result = [
    met,
    ...(isUse && known > 0 ? [say(locale, 'targetAdopted', { share: `${percentText(totals.adopted, target.threshold, locale)} (${number(on)}/${number(known)})` })] : []),
    ...(share === null ? [] : [say(locale, isUse ? 'adoptionShare' : 'targetShare', { share, unit: target.unit })]),
  ];
  return [clauseHeading(`${position + 1}. ${target.name}`), body(asked), body(result.join(' '))];
}

/** What the drafter wrote, or room for it that nobody takes for a finding. */
function written(paper: ReviewPaper, texts: readonly string[]): readonly Paragraph[] {
  return texts.length === 0 ? [unwritten(paper)] : points(texts);
}

/** Causes by their kind, each kind a point with its causes as dashes under it. */
function causes(paper: ReviewPaper): readonly Paragraph[] {
  const { causes: kinds } = paper.narrative;
  if (kinds.length === 0) return [unwritten(paper)];
  const titled = kinds.filter(({ title }) => title !== null);
  const named = titled.flatMap(({ title, points: texts }, index) => [body(`${pointMark(index)} ${title ?? ''}`, {}, { keepNext: true }), ...dashes(texts)]);
  return [...named, ...kinds.filter(({ title }) => title === null).flatMap(({ points: texts }) => (titled.length === 0 ? points(texts) : dashes(texts)))];
}

function unwritten({ locale }: ReviewPaper): Paragraph {
  return body(say(locale, 'toBeWritten'), { italics: true });
}
