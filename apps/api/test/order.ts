import { DECREE_09_QUARTER, DEFAULT_QUARTER_CHAIN, plainDate } from '@tiendo/domain/calendar';
import type { AgencyKind } from '@tiendo/types';
import { addClause, addDocument } from '../src/modules/documents/public.js';
import { addRegime, generatePeriod } from '../src/modules/periods/public.js';
import { addProcedures, type NewProcedure } from '../src/modules/register/public.js';
import { addTarget, type NewTarget } from '../src/modules/targets/public.js';
import type { Context } from '../src/platform/auth/context.js';

const day = plainDate;

export interface TestPeriods {
  readonly regimeId: string;
  /** 15/03 to 14/06/2019, locked after 15/07/2019. */
  readonly q2: string;
  /** 15/06 to 14/09/2019, locked after 25/10/2019. */
  readonly q3: string;
}

/** The two quarters of the demonstration by the Decree's windows; no day is off but the weekends. */
export async function somePeriods(ctx: Context): Promise<TestPeriods> {
  const regimeId = await addRegime(ctx, { code: 'QUY', nameVi: 'Báo cáo quý', nameEn: 'Quarterly report', windowRule: DECREE_09_QUARTER, chain: DEFAULT_QUARTER_CHAIN });
  const quarter = (ordinal: number, lockOn: string): Promise<string> =>
    generatePeriod(ctx, { regimeId, code: `2019-Q${ordinal}`, year: 2019, ordinal, lockOn: day(lockOn), illustrative: true });
  return { regimeId, q2: await quarter(2, '2019-07-15'), q3: await quarter(3, '2019-10-25') };
}

export interface TestOrder {
  readonly documentId: string;
  readonly clauseId: string;
  /** Ids of the targets by code. */
  readonly targets: ReadonlyMap<string, string>;
}

const RATIO: Pick<NewTarget, 'indicator' | 'threshold'> = { indicator: { kind: 'ratio', definition: 'online_services' }, threshold: { numerator: 40, denominator: 100 } };

/** The order of 19/08/2019 with its three targets due on 31/10/2019, or others. */
export async function anOrder(ctx: Context, targets: readonly Partial<NewTarget>[] = THREE_TARGETS): Promise<TestOrder> {
  const documentId = await addDocument(ctx, {
    kind: 'conference_direction',
    number: null,
    issuer: 'UBND thành phố',
    issuedOn: day('2019-08-19'),
    abstract: 'Ý kiến chỉ đạo tại hội nghị',
    speaker: 'Lãnh đạo UBND thành phố',
    source: 'test',
  });
  const clauseId = await addClause(ctx, { documentId, ordinal: 1, label: 'ý 1', body: 'Đến tháng 10/2019 ...' });
  const ids = new Map<string, string>();
  for (const [index, given] of targets.entries()) {
    const code = given.code ?? `CT-${index + 1}`;
    const { targetId } = await addTarget(ctx, {
      nameVi: `Chỉ tiêu ${code}`,
      nameEn: `Target ${code}`,
      ...RATIO,
      startsOn: day('2019-08-19'),
      dueOn: day('2019-10-31'),
      assumed: true,
      reason: 'test',
      ...given,
      code,
      clauseId,
      documentId,
      position: index + 1,
    });
    ids.set(code, targetId);
  }
  return { documentId, clauseId, targets: ids };
}

const THREE_TARGETS: readonly Partial<NewTarget>[] = [
  { code: 'THANH-TOAN', indicator: { kind: 'adoption', function: 'payment', reading: 'lenient' }, threshold: { numerator: 1, denominator: 1 } },
  { code: 'HOA-DON', indicator: { kind: 'adoption', function: 'receipt', reading: 'lenient' }, threshold: { numerator: 1, denominator: 1 } },
  { code: 'DVC-MUC-4', interimOn: day('2019-09-30') },
];

/** Announces `count` procedures for a kind of agency, every second one with a fee; gives their ids by code: 1.000010, 1.000020 ... */
export async function someProcedures(ctx: Context, forKind: AgencyKind, count: number, given: Partial<NewProcedure> & { readonly first?: number } = {}): Promise<Map<string, string>> {
  const { first = 1, ...rest } = given;
  const procedures = Array.from({ length: count }, (_, index): NewProcedure => {
    const number = first + index;
    return { code: `1.${String(number * 10).padStart(6, '0')}`, name: `Thủ tục số ${number}`, field: 'Lĩnh vực thử', forKind, feeBearing: number % 2 === 0, announcedOn: day('2018-01-01'), illustrative: true, ...rest };
  });
  const ids = await addProcedures(ctx, procedures);
  return new Map(procedures.map(({ code }, index) => [code, ids[index] ?? '']));
}
