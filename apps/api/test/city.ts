import { randomUUID } from 'node:crypto';
import type { Role } from '@tiendo/domain/access';
import { DECREE_09_QUARTER, DEFAULT_QUARTER_CHAIN, plainDate } from '@tiendo/domain/calendar';
import type { Indicator } from '@tiendo/domain/targets';
import type { Context } from '../src/platform/auth/context.js';
import { addClause, addDocument } from '../src/modules/documents/public.js';
import { bindTarget } from '../src/modules/obligations/public.js';
import { addRegime, generatePeriod } from '../src/modules/periods/public.js';
import { registerMoved } from '../src/modules/register/public.js';
import { ensureReports } from '../src/modules/reports/public.js';
import { addTarget } from '../src/modules/targets/public.js';
import type { TestApp } from './app.js';
import { aJurisdiction, anAgency, aPerson, type TestAgency, type TestPerson } from './factories.js';

/** Agencies by the names that tests call them: a department that coordinates, another, a district with two wards, a second with one, a central one, and an island without communes. */
const CITY_AGENCIES = ['STTTT', 'SXD', 'CT', 'TK', 'HV', 'HHS', 'TK-1', 'TK-2', 'HV-1'] as const;
export type CityAgency = (typeof CITY_AGENCIES)[number];
export type CityPerson = 'coordinator' | 'city_office' | 'leader' | 'administrator' | `${'officer' | 'head' | 'clerk'}.${CityAgency}`;

export interface City {
  readonly jurisdictionId: number;
  readonly agencies: Readonly<Record<CityAgency, TestAgency>>;
  readonly people: Readonly<Record<CityPerson, TestPerson>>;
  readonly periods: { readonly q2: string; readonly q3: string };
  readonly targets: { readonly level4: string; readonly payment: string; readonly receipt: string };
  /** The report of an agency for the third quarter of 2019. */
  report(agency: CityAgency): Promise<string>;
}

/** A service of an agency as a test wants it; level 4 since 1 July 2019 when no day is given. */
export interface GivenOffer {
  readonly level?: 1 | 2 | 3 | 4;
  readonly level4On?: string;
  readonly fee?: boolean;
  readonly payment?: boolean;
  readonly receipt?: boolean;
  readonly registered?: boolean;
  readonly online?: number;
  readonly counter?: number;
  readonly paid?: number;
  readonly receipts?: number;
  readonly barrier?: string;
}

/** The matrix without a filter. */
export const EVERYTHING = { kind: [], status: [], target: [], report: [] };

const KINDS = { STTTT: 'department', SXD: 'department', CT: 'central', TK: 'district', HV: 'district', HHS: 'district', 'TK-1': 'ward', 'TK-2': 'ward', 'HV-1': 'ward' } as const;
const PARENTS: Partial<Record<CityAgency, CityAgency>> = { 'TK-1': 'TK', 'TK-2': 'TK', 'HV-1': 'HV' };
const NAMES: Partial<Record<CityAgency, string>> = { STTTT: 'Sở Thông tin và Truyền thông', SXD: 'Sở Xây dựng', CT: 'Cục Thuế', TK: 'UBND quận Thanh Khê', HV: 'UBND huyện Hòa Vang', HHS: 'UBND huyện Hoàng Sa', 'HV-1': 'UBND xã Hòa Bắc' };
const STAFF: Readonly<Record<'officer' | 'head' | 'clerk', Role>> = { officer: 'reporting_officer', head: 'head', clerk: 'clerk' };

/**
 * The city of the order in small, on Monday 16 September 2019 08:00: the three targets due on 31 October, two quarters with a report of
 * every agency that is bound. Nobody has offers but those given.
 */
export async function aCity(app: TestApp, offers: Partial<Record<CityAgency, readonly GivenOffer[]>> = {}): Promise<City> {
  const { jurisdictionId, agencies, people } = await app.inTx(async (tx) => {
    const id = await aJurisdiction(tx);
    const made = {} as Record<CityAgency, TestAgency>;
    for (const code of CITY_AGENCIES) {
      const parent = PARENTS[code];
      made[code] = await anAgency(tx, id, { code, kind: KINDS[code], nameVi: NAMES[code] ?? `UBND phường ${code}`, parentId: parent === undefined ? null : made[parent].id });
    }
    const office = await anAgency(tx, id, { code: 'VPUB' });
    const city = { coordinator: made.STTTT.id, city_office: office.id, leader: null, administrator: null };
    const all = {} as Record<CityPerson, TestPerson>;
    for (const [role, agencyId] of Object.entries(city)) all[role as CityPerson] = await aPerson(tx, id, { name: `Người ${role}`, roles: [{ role: role as Role, agencyId }] });
    for (const code of CITY_AGENCIES) {
      for (const [name, role] of Object.entries(STAFF)) all[`${name}.${code}` as CityPerson] = await aPerson(tx, id, { name: `${name} ${code}`, roles: [{ role, agencyId: made[code].id }] });
    }
    return { jurisdictionId: id, agencies: made, people: all };
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  const rules = await app.run(jurisdictionId, async (ctx) => {
    const periods = await periodsOf(ctx);
    for (const code of CITY_AGENCIES) await offersOf(ctx, agencies[code].id, periods.q3, offers[code] ?? []);
    const targets = await targetsOf(ctx, agencies);
    await registerMoved(ctx, CITY_AGENCIES.map((code) => agencies[code].id));
    for (const period of [periods.q2, periods.q3]) await ensureReports(ctx, period);
    return { periods, targets };
  });
  return {
    jurisdictionId,
    agencies,
    people,
    ...rules,
    report: async (agency) => {
      const [row] = await app.sql<{ id: string }>('select id from reports where jurisdiction_id = $1 and period_id = $2 and agency_id = $3', [jurisdictionId, rules.periods.q3, agencies[agency].id]);
      if (row === undefined) throw new Error(`${agency} owes no report`);
      return row.id;
    },
  };
}

async function periodsOf(ctx: Context): Promise<City['periods']> {
  const regimeId = await addRegime(ctx, { code: 'BC-QUY', nameVi: 'Báo cáo quý', nameEn: 'Quarterly report', windowRule: DECREE_09_QUARTER, chain: DEFAULT_QUARTER_CHAIN });
  return {
    q2: await generatePeriod(ctx, { regimeId, code: '2019-Q2', year: 2019, ordinal: 2, lockOn: plainDate('2019-07-15') }),
    q3: await generatePeriod(ctx, { regimeId, code: '2019-Q3', year: 2019, ordinal: 3, lockOn: plainDate('2019-10-25') }),
  };
}

async function targetsOf(ctx: Context, agencies: City['agencies']): Promise<City['targets']> {
  const documentId = await addDocument(ctx, { kind: 'conference_direction', number: null, issuer: 'UBND thành phố', issuedOn: plainDate('2019-08-19'), abstract: 'về ứng dụng công nghệ thông tin', speaker: 'Chủ tịch UBND thành phố', source: 'báo' });
  const add = async (position: number, code: string, nameVi: string, indicator: Indicator, threshold: number): Promise<string> => {
    const clauseId = await addClause(ctx, { documentId, ordinal: position, label: `điểm ${position}`, body: nameVi });
    const days = { startsOn: plainDate('2019-08-19'), interimOn: indicator.kind === 'ratio' ? plainDate('2019-09-30') : null, dueOn: plainDate('2019-10-31') };
    const { targetId } = await addTarget(ctx, { code, clauseId, position, nameVi, nameEn: code, indicator, threshold: { numerator: threshold, denominator: 100 }, ...days, assumed: true, documentId, reason: 'chỉ đạo' });
    const bound = CITY_AGENCIES.filter((agency) => agency !== 'HHS').map((agency) => ({ agencyId: agencies[agency].id, asked: KINDS[agency] === 'central' }));
    await bindTarget(ctx, targetId, bound);
    return targetId;
  };
  return {
    payment: await add(1, 'THANH-TOAN', 'Thanh toán trực tuyến', { kind: 'adoption', function: 'payment', reading: 'lenient' }, 100),
    receipt: await add(2, 'HOA-DON', 'Hóa đơn, biên lai điện tử', { kind: 'adoption', function: 'receipt', reading: 'lenient' }, 100),
    level4: await add(3, 'DVC-MUC-4', 'Dịch vụ công mức độ 4', { kind: 'ratio', definition: 'online_services' }, 40),
  };
}

let made = 0;

/** Writes offers straight into the register of an agency; call `registerMoved` where statuses should follow. */
export async function offersOf(ctx: Context, agencyId: string, periodId: string, offers: readonly GivenOffer[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { level = 3, level4On, fee = false, payment = false, receipt = false, registered = false, online = 0, counter = 0, paid = 0, receipts = 0, barrier = '' } of offers) {
    made += 1;
    const [procedureId, offerId] = [randomUUID(), randomUUID()];
    await ctx.tx.execute(
      `insert into procedures (jurisdiction_id, id, code, name, field, for_kind, fee_bearing, announced_on) values ($1, $2, $3, $4, 'Xây dựng', 'department', $5, '2018-01-01')`,
      [ctx.jurisdictionId, procedureId, `1.${String(made).padStart(6, '0')}`, `Thủ tục ${made}`, fee],
    );
    await ctx.tx.execute(
      `insert into service_offers (jurisdiction_id, id, procedure_id, agency_id, level, level4_on, registered_level, payment_on, receipt_on, barrier, taken_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '2018-01-01')`,
      [ctx.jurisdictionId, offerId, procedureId, agencyId, level, level === 4 ? (level4On ?? '2019-07-01') : null, registered ? 4 : null, payment, receipt, barrier],
    );
    if (online + counter + paid + receipts > 0) {
      await ctx.tx.execute(
        `insert into offer_usage (jurisdiction_id, offer_id, agency_id, period_id, dossiers_online, dossiers_counter, paid_online, receipts_issued) values ($1, $2, $8, $3, $4, $5, $6, $7)`,
        [ctx.jurisdictionId, offerId, periodId, online, counter, paid, receipts, agencyId],
      );
    }
    ids.push(offerId);
  }
  return ids;
}

/** So many services at level 4 and so many at level 3, without fees. */
export function services(level4: number, level3: number): GivenOffer[] {
  return [...Array.from({ length: level4 }, (): GivenOffer => ({ level: 4 })), ...Array.from({ length: level3 }, (): GivenOffer => ({ level: 3 }))];
}
