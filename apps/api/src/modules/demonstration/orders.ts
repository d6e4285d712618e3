import { plainDate } from '@tiendo/domain/calendar';
import { bindTarget, exempt } from '../obligations/public.js';
import { registerMoved } from '../register/public.js';
import { addTarget, type NewTarget } from '../targets/public.js';
import type { Cast, CastAgency } from './city.js';
import type { Filed } from './documents.js';
import type { Stage } from './stage.js';

/** The targets of the story, by code. */
export type TargetIds = ReadonlyMap<string, string>;

type Ordered = Omit<NewTarget, 'clauseId' | 'documentId' | 'position'> & { readonly clause: number };

const OLDER: readonly Ordered[] = [
  {
    code: 'DVC-TRUC-TUYEN-2018',
    clause: 0,
    nameVi: 'Ít nhất 25% dịch vụ công trực tuyến ở mức độ 4',
    nameEn: 'At least 25% of online services at level 4',
    indicator: { kind: 'ratio', definition: 'online_services' },
    threshold: { numerator: 25, denominator: 100 },
    startsOn: plainDate('2018-10-01'),
    dueOn: plainDate('2019-06-30'),
    assumed: false,
    illustrative: true,
    reason: 'Kế hoạch minh hoạ, mục 1',
  },
  {
    code: 'PHI-TRUC-TUYEN-2018',
    clause: 1,
    nameVi: 'Tất cả dịch vụ có thu phí được thanh toán trực tuyến',
    nameEn: 'Every service with a fee can be paid online',
    indicator: { kind: 'adoption', function: 'payment', reading: 'middle' },
    threshold: { numerator: 1, denominator: 1 },
    startsOn: plainDate('2018-10-01'),
    dueOn: plainDate('2019-09-30'),
    assumed: false,
    illustrative: true,
    reason: 'Kế hoạch minh hoạ, mục 2',
  },
];

const STARTS = plainDate('2019-08-19');
const DUE = plainDate('2019-10-31');
const REASON = 'Ý kiến chỉ đạo tại hội nghị ngày 19/8/2019; "đến tháng 10-2019" được hiểu là hết ngày 31/10/2019 (giả định)';

/** All three are assumptions where the direction leaves them open: the reading of "uses", the denominator, the day. */
const DIRECTED: readonly Ordered[] = [
  {
    code: 'THANH-TOAN',
    clause: 0,
    nameVi: 'Sử dụng thanh toán trực tuyến',
    nameEn: 'Uses online payment',
    indicator: { kind: 'adoption', function: 'payment', reading: 'lenient' },
    threshold: { numerator: 1, denominator: 1 },
    startsOn: STARTS,
    dueOn: DUE,
    assumed: true,
    reason: REASON,
  },
  {
    code: 'HOA-DON',
    clause: 0,
    nameVi: 'Sử dụng hóa đơn, biên lai điện tử',
    nameEn: 'Uses e-invoices or e-receipts',
    indicator: { kind: 'adoption', function: 'receipt', reading: 'lenient' },
    threshold: { numerator: 1, denominator: 1 },
    startsOn: STARTS,
    dueOn: DUE,
    assumed: true,
    reason: REASON,
  },
  {
    code: 'DVC-MUC-4',
    clause: 1,
    nameVi: 'Ít nhất 40% dịch vụ công trực tuyến ở mức độ 4',
    nameEn: 'At least 40% of online services at level 4',
    indicator: { kind: 'ratio', definition: 'online_services' },
    threshold: { numerator: 40, denominator: 100 },
    startsOn: STARTS,
    interimOn: plainDate('2019-09-30'),
    dueOn: DUE,
    assumed: true,
    reason: REASON,
  },
];

/** The made-up order of 2018, before there is anything in the registers. */
export function giveOlderOrder(stage: Stage, cast: Cast, filed: Filed): Promise<TargetIds> {
  return order(stage, cast, filed, OLDER, DIRECTED.length);
}

/** The order of 19 August 2019, with what the registers say of it on the day after. */
export function giveDirection(stage: Stage, cast: Cast, filed: Filed): Promise<TargetIds> {
  return order(stage, cast, filed, DIRECTED, 0);
}

async function order(stage: Stage, cast: Cast, { documentId, clauseIds }: Filed, ordered: readonly Ordered[], positionFrom: number): Promise<TargetIds> {
  const ctx = await stage.as(cast.administrator);
  const bound = cast.agencies.filter(isBound).map(({ id, group }) => ({ agencyId: id, asked: group === 'central' }));
  const ids = new Map<string, string>();
  for (const [index, { clause, ...target }] of ordered.entries()) {
    const clauseId = clauseIds[clause];
    if (clauseId === undefined) throw new RangeError(`no clause for ${target.code}`);
    const { targetId } = await addTarget(ctx, { ...target, clauseId, documentId, position: positionFrom + index + 1 });
    await bindTarget(ctx, targetId, bound);
    ids.set(target.code, targetId);
  }
  await registerMoved(ctx, bound.map(({ agencyId }) => agencyId));
  return ids;
}

/** Departments, districts and wards; the central agencies are asked. Hoàng Sa has no commune and nothing to offer. */
export function isBound({ code }: Pick<CastAgency, 'code'>): boolean {
  return code !== 'HHS';
}

const YEAR_END = plainDate('2019-12-31');
const NO_FEES = 'Cơ quan không có thủ tục hành chính nào thu phí, lệ phí trong cung cấp dịch vụ công trực tuyến.';
const NOTHING_OFFERED = 'Cơ quan không có thủ tục hành chính thuộc diện cung cấp trực tuyến.';
const OF_FEES = ['THANH-TOAN', 'HOA-DON', 'PHI-TRUC-TUYEN-2018'] as const;
const ALL = [...OF_FEES, 'DVC-MUC-4', 'DVC-TRUC-TUYEN-2018'] as const;

/** Confirmed by the city office; others without a fee or without a service wait for its decision, and the office's own for somebody else's. */
const EXEMPTIONS: readonly { readonly agency: string; readonly targets: readonly string[]; readonly reason: string }[] = [
  { agency: 'TTTP', targets: ALL, reason: NOTHING_OFFERED },
  { agency: 'BXTHTDT', targets: ALL, reason: NOTHING_OFFERED },
  ...['SNV', 'STC', 'SGDDT', 'SNGV', 'BQLKCN', 'CUCTHUE', 'BHXH', 'KBNN', 'NHNN'].map((agency) => ({ agency, targets: OF_FEES, reason: NO_FEES })),
];

export async function confirmExemptions(stage: Stage, cast: Cast, targets: TargetIds): Promise<void> {
  const ctx = await stage.as(cast.cityOffice);
  for (const { agency, targets: codes, reason } of EXEMPTIONS) {
    for (const code of codes) {
      const targetId = targets.get(code);
      if (targetId === undefined) throw new RangeError(`no such target: ${code}`);
      await exempt(ctx, { agencyId: cast.agency(agency).id, targetId, reason, until: YEAR_END });
    }
  }
}
