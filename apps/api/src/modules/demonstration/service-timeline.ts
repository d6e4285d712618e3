import { plainDate, type PlainDate } from '@tiendo/domain/calendar';
import type { OfferPatch } from '@tiendo/domain/register';
import type { AgencyKind } from '@tiendo/types';
import { chanceOf, type Chance } from './chance.js';
import { VOLUMES, type ServicePlan, type Steps } from './service-plans.js';

/** One service of one agency through the story: from when it is what. */
export interface ServiceTimeline {
  readonly procedureId: string;
  readonly code: string;
  readonly online: boolean;
  readonly level4From: PlainDate | null;
  /** From when level 4 is lost again. */
  readonly level4Until: PlainDate | null;
  readonly paymentFrom: PlainDate | null;
  readonly receiptFrom: PlainDate | null;
  /** Registered for level 4 after the order. */
  readonly registered: boolean;
  readonly barrier: string;
}

export interface PlannedProcedure {
  readonly id: string;
  readonly code: string;
  readonly feeBearing: boolean;
}

const BARRIERS = [
  'Phải đối chiếu bản chính giấy tờ khi nhận kết quả.',
  'Chờ kết nối với phần mềm chuyên ngành của bộ quản lý.',
  'Thành phần hồ sơ có bản vẽ khổ lớn, người dân khó số hóa.',
  'Số hồ sơ phát sinh rất ít, chưa ưu tiên nâng mức độ.',
  'Chưa có biểu mẫu điện tử tương tác.',
] as const;

/** The services of an agency in an order of its own, each with its days. */
export function timelinesOf(code: string, plan: ServicePlan, procedures: readonly PlannedProcedure[]): ServiceTimeline[] {
  const chance = chanceOf(`services of ${code}`);
  const ordered = shuffled(procedures, chance);
  const level4 = ordered.slice(0, plan.online).map((_, index) => dayOf(plan.level4, index));
  const last = level4.filter((day) => day !== null).length - 1;
  let fees = 0;
  let toRegister = plan.registered;
  return ordered.map(({ id, code: procedureCode, feeBearing }, index): ServiceTimeline => {
    const online = index < plan.online;
    const level4From = level4[index] ?? null;
    const fee = feeBearing && online ? fees++ : null;
    const payment = fee === null ? null : dayOf(plan.payment, fee);
    const registered = online && level4From === null && toRegister-- > 0;
    return {
      procedureId: id,
      code: procedureCode,
      online,
      level4From,
      level4Until: plan.fallsBackOn !== undefined && index === last ? plainDate(plan.fallsBackOn) : null,
      // Level 4 of a service with a fee is nothing without online payment (Decree 43/2011/NĐ-CP, Article 3).
      paymentFrom: fee !== null && level4From !== null ? earlier(payment, level4From) : payment,
      receiptFrom: fee === null ? null : dayOf(plan.receipt, fee),
      registered,
      barrier: online && level4From === null && !registered ? chance.of(BARRIERS) : '',
    };
  });
}

/** What the agency says of a service when it takes it into its register on `day`. */
export function takingOn({ online, barrier, ...service }: ServiceTimeline, day: PlainDate): OfferPatch {
  return { level: online ? 3 : 2, barrier, ...changesUpTo(service, day) };
}

/** What has changed of a service after `since` and up to `day`; null where nothing did. */
export function changeBetween(service: ServiceTimeline, since: PlainDate, day: PlainDate): OfferPatch | null {
  const { level4From, level4Until, paymentFrom, receiptFrom } = service;
  const isNew = (on: PlainDate | null): boolean => on !== null && on > since && on <= day;
  if (isNew(level4Until)) return { level: 3, barrier: 'Phần mềm chuyên ngành thay đổi, tạm dừng trả kết quả trực tuyến.' };
  return [level4From, paymentFrom, receiptFrom].some(isNew) ? changesUpTo(service, day) : null;
}

function changesUpTo({ level4From, level4Until, paymentFrom, receiptFrom }: Pick<ServiceTimeline, 'level4From' | 'level4Until' | 'paymentFrom' | 'receiptFrom'>, day: PlainDate): OfferPatch {
  const holds = (from: PlainDate | null): from is PlainDate => from !== null && from <= day;
  return {
    ...(holds(level4From) && !holds(level4Until) ? { level: 4, level4On: level4From } : {}),
    ...(holds(paymentFrom) ? { paymentOn: true, paymentSince: paymentFrom } : {}),
    ...(holds(receiptFrom) ? { receiptOn: true, receiptSince: receiptFrom } : {}),
  };
}

/** What arose of a service in a period, as it stands on `day`. */
export function usageOf(service: ServiceTimeline, kind: AgencyKind, use: number, day: PlainDate, chance: Chance): NonNullable<OfferPatch['usage']> {
  const [least, most] = VOLUMES[kind];
  const all = chance.between(least, most);
  const atLevel4 = service.level4From !== null && service.level4From <= day;
  const share = service.online ? (use / 100) * (atLevel4 ? 1 : 0.6) * (0.5 + chance.next() * 0.7) : 0;
  const dossiersOnline = Math.min(all, Math.floor(all * share));
  const dossiersPost = Math.floor((all - dossiersOnline) * 0.06);
  const on = (from: PlainDate | null, part: number): number => (from !== null && from <= day ? Math.floor(dossiersOnline * part) : 0);
  return {
    dossiersOnline,
    dossiersPost,
    dossiersCounter: all - dossiersOnline - dossiersPost,
    paidOnline: on(service.paymentFrom, 0.2 + chance.next() * 0.6),
    receiptsIssued: on(service.receiptFrom, 0.9),
  };
}

function dayOf(steps: Steps, index: number): PlainDate | null {
  const step = steps.find(([, count]) => count > index);
  return step === undefined ? null : plainDate(step[0]);
}

function earlier(one: PlainDate | null, other: PlainDate): PlainDate {
  return one !== null && one < other ? one : other;
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
