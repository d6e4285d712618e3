import { writeRegisterCsv, writeRegisterXlsx, type RegisterPaper, type RegisterValues } from '@tiendo/papers';
import { formatDate, formatQuarter } from '@tiendo/phrases';
import type { ActorContext } from '../../platform/auth/context.js';
import { FileAnswer } from '../../platform/http/file-answer.js';
import type { PeriodRow } from '../periods/public.js';
import { isMadeUp } from './nature.queries.js';
import { offersOfAgency, type OfferRow } from './offers.queries.js';
import { readableAgency, shownPeriod } from './register.queries.js';

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** The register of an agency with the usage of a period, as the file that the import takes. */
export async function registerFile(ctx: ActorContext, agencyCode: string, { format, period: code }: { format: 'xlsx' | 'csv'; period?: string | undefined }): Promise<FileAnswer> {
  const agency = await readableAgency(ctx, agencyCode);
  const period = await shownPeriod(ctx, code);
  const offers = (await offersOfAgency(ctx.tx, ctx.jurisdictionId, agency.id, period.id)).filter(({ withdrawnOn }) => withdrawnOn === null);
  const paper: RegisterPaper = {
    locale: ctx.locale,
    agency: { code: agency.code, name: ctx.locale === 'vi' ? agency.nameVi : agency.nameEn },
    period: { code: period.code, label: labelOf(period, ctx.locale) },
    generatedOn: ctx.today,
    illustrative: (await isMadeUp(ctx.tx, ctx.jurisdictionId)) || offers.some(({ illustrative }) => illustrative) || period.illustrative,
    rows: offers.map(valuesOf),
  };
  const bytes = format === 'xlsx' ? await writeRegisterXlsx(paper) : writeRegisterCsv(paper);
  const name = `${ctx.locale === 'vi' ? 'So-dich-vu-cong' : 'Service-register'}-${agency.code}-${period.code}.${format}`;
  return new FileAnswer(Buffer.from(bytes), { name, mediaType: MEDIA_TYPES[format] });
}

function valuesOf({ code, name, field, feeBearing, state: { values, usage } }: OfferRow): RegisterValues {
  return { code, name, field, feeBearing, ...values, ...usage, barrier: values.barrier === '' ? null : values.barrier };
}

function labelOf({ code, kind }: PeriodRow, locale: 'vi' | 'en'): string {
  return kind === 'quarter' ? formatQuarter(code, locale) : formatDate(code);
}
