import { Readable } from 'node:stream';
import { scopeOf } from '@tiendo/domain/access';
import { reviewXlsxStream, writeReviewCsv, writeReviewDocx, writeReviewJson, type ReviewPaper } from '@tiendo/papers';
import type { exports, QueryOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { FileAnswer } from '../../platform/http/file-answer.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyByCode } from '../agencies/public.js';
import { matrixRows } from '../dashboards/public.js';
import { reviewPaper } from './review-paper.js';
import { basisOf, reviewSurroundings, sentWords } from './review.queries.js';

type Format = QueryOf<typeof exports.review>['format'];

interface Writer {
  readonly mediaType: string;
  readonly write: (paper: ReviewPaper) => Buffer | Readable | Promise<Buffer>;
}

const WRITERS: Readonly<Record<Format, Writer>> = {
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: async (paper) => Buffer.from(await writeReviewDocx(paper)) },
  // Piece by piece: memory does not grow with the cells.
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: (paper) => Readable.from(reviewXlsxStream(paper)) },
  csv: { mediaType: 'text/csv; charset=utf-8', write: (paper) => Buffer.from(writeReviewCsv(paper)) },
  json: { mediaType: 'application/json; charset=utf-8', write: (paper) => Buffer.from(writeReviewJson(paper)) },
};

/**
 * The quarter's review as a file: the rows, targets and figures that the matrix shows to the actor under the same filter.
 * @throws Refused `wrong_role`, `not_found`
 */
export async function reviewFile(ctx: ActorContext, { format, locale, ...filter }: QueryOf<typeof exports.review>): Promise<FileAnswer> {
  const shown = await matrixRows(ctx, filter);
  const { period, rows, targets } = shown;
  if (period === null) throw new Refused('not_found');
  const [surroundings, words, basis, under] = await Promise.all([
    reviewSurroundings(ctx, period.id),
    sentWords(ctx, period.id, rows.map(({ agency }) => agency.id)),
    basisOf(ctx, targets),
    filter.under === undefined ? null : agencyByCode(ctx.tx, ctx.jurisdictionId, filter.under, ctx.today),
  ]);
  const paper = reviewPaper({ ...shown, period, surroundings, words, basis, under }, locale, ctx.today);
  const { mediaType, write } = WRITERS[format];
  return new FileAnswer(await write(paper), { name: `ra-soat_${period.code}_${scopeName(ctx, filter.under)}_${ctx.today}.${format}`, mediaType });
}

/** Whose review it is, for the name of the file: the agency that is filtered by, the actor's own, or the whole city. */
function scopeName(ctx: ActorContext, under: string | undefined): string {
  if (under !== undefined) return under;
  if (scopeOf(ctx.actor, 'review.export').kind === 'city') return 'toan-thanh-pho';
  return ctx.actor.memberships.find(({ agencyCode }) => agencyCode !== null)?.agencyCode ?? 'co-quan';
}
