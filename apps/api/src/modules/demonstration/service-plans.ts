import type { AgencyKind } from '@tiendo/types';
import type { CastAgency } from './city.js';

/** How many services have something from a day on; the days rise. */
export type Steps = readonly (readonly [day: string, count: number])[];

/** How the services of one agency stand and move; counts are of its online services, the first in its own order. */
export interface ServicePlan {
  /** Online services: levels 3 and 4. The rest of what it offers stands at level 2. */
  readonly online: number;
  readonly level4: Steps;
  /** Of the online services with a fee. */
  readonly payment: Steps;
  readonly receipt: Steps;
  /** Services that it has registered for level 4 by 31 October. */
  readonly registered: number;
  /** Share of dossiers that come online, in per cent. */
  readonly use: number;
  /** The day from which the last of its level-4 services is at level 3 again. */
  readonly fallsBackOn?: string;
}

const ALL = 99;
const none: Steps = [];
const since = (day: string, count: number): Steps => [[day, count]];

/** The departments, central agencies and districts, one by one; docs/demonstration.md says what each is there to show. */
const PLANS: Readonly<Record<string, Partial<ServicePlan>>> = {
  STTTT: { level4: [['2018-11-05', 3], ['2019-04-22', 4], ['2019-08-01', 5], ['2019-09-03', 6]], payment: since('2018-11-05', 4), receipt: since('2019-07-01', 4), registered: 2, use: 62 },
  SGTVT: { level4: [['2018-12-10', 1], ['2019-05-06', 2], ['2019-08-05', 3]], payment: [['2018-12-10', 1], ['2019-08-05', 3]], receipt: since('2019-08-27', 1), registered: 2, use: 48 },
  SNV: { level4: [['2018-12-03', 1], ['2019-05-20', 2]], registered: 1, use: 40 },
  SKHCN: { level4: [['2018-10-15', 1], ['2019-07-22', 2]], payment: since('2019-07-22', 1), receipt: since('2019-08-28', 1), use: 45 },
  SLDTBXH: { level4: [['2019-05-13', 1], ['2019-06-24', 2]], registered: 1, use: 31 },
  STC: { level4: since('2019-07-12', 1), registered: 1, use: 22 },
  SKHDT: { level4: [['2018-08-01', 2], ['2019-09-05', 3]], payment: since('2018-08-01', 4), receipt: since('2019-01-02', 2), registered: 3, use: 71 },
  STP: { level4: [['2019-05-27', 1], ['2019-07-08', 2]], payment: since('2019-05-27', 1), registered: 1, use: 26 },
  SCT: { level4: [['2018-11-19', 1], ['2019-08-28', 2]], payment: [['2018-11-19', 1], ['2019-08-28', 2]], receipt: since('2019-09-02', 1), registered: 2, use: 38 },
  SNNPTNT: { use: 9 },
  SXD: {
    online: 50,
    level4: [['2018-10-22', 8], ['2019-05-20', 12], ['2019-07-10', 15], ['2019-08-28', 17], ['2019-09-06', 19]],
    payment: [['2018-10-22', 5], ['2019-05-20', 9], ['2019-08-28', 14]],
    receipt: since('2019-08-28', 6),
    registered: 3,
    use: 36,
  },
  STNMT: { level4: [['2018-11-12', 1], ['2019-06-10', 2]], payment: since('2018-11-12', 2), receipt: since('2019-08-26', 1), registered: 1, use: 24 },
  SVHTT: { level4: [['2018-12-17', 1], ['2019-05-02', 2]], payment: since('2019-05-02', 1), fallsBackOn: '2019-08-12', use: 28 },
  SDL: { level4: [['2018-12-01', 1], ['2019-09-02', 2]], payment: since('2018-12-01', 4), receipt: since('2018-12-01', 4), use: 66 },
  SGDDT: { level4: since('2019-06-05', 1), registered: 1, use: 18 },
  SYT: { level4: since('2019-02-18', 1), registered: 1, use: 21 },
  SNGV: { level4: since('2019-07-15', 1), use: 33 },
  VP: { level4: since('2019-06-03', 1), use: 44 },
  BQLKCN: { level4: since('2019-09-03', 1), registered: 1, use: 30 },
  BQLATTP: { payment: none, use: 7 },
  CUCTHUE: { level4: since('2018-07-01', 4), use: 93 },
  CUCHQ: { level4: since('2018-07-01', 3), payment: since('2018-07-01', 1), receipt: since('2018-07-01', 1), use: 97 },
  BHXH: { level4: since('2018-09-01', 2), use: 58 },
  CATP: { level4: since('2019-08-20', 1), payment: since('2019-08-20', 1), use: 15 },
  KBNN: { level4: since('2018-10-01', 2), use: 82 },
  NHNN: { use: 12 },
  QTK: { level4: [['2018-11-01', 3], ['2019-04-08', 5], ['2019-08-05', 6], ['2019-09-04', 8]], payment: since('2018-11-01', ALL), receipt: since('2019-08-26', 5), registered: 1, use: 57 },
  QHC: { level4: [['2018-11-01', 3], ['2019-04-08', 5], ['2019-08-12', 6], ['2019-09-05', 7]], payment: since('2018-11-01', 7), receipt: since('2019-08-26', 3), registered: 2, use: 49 },
  QST: { level4: [['2018-12-01', 2], ['2019-05-13', 5], ['2019-09-05', 6]], payment: since('2018-12-01', 5), receipt: since('2019-09-02', 2), registered: 2, use: 34 },
  QNHS: { level4: [['2018-12-01', 2], ['2019-05-13', 4], ['2019-06-25', 5]], payment: since('2018-12-01', 4), registered: 3, use: 27 },
  QLC: { level4: [['2018-12-01', 2], ['2019-05-13', 4], ['2019-07-22', 5]], payment: since('2018-12-01', 5), receipt: since('2019-09-02', 1), registered: 3, use: 29 },
  QCL: { level4: [['2018-11-15', 3], ['2019-04-22', 5], ['2019-08-29', 6]], payment: since('2018-11-15', 6), receipt: since('2019-08-29', 3), registered: 2, use: 41 },
  HHV: { level4: [['2019-01-07', 1], ['2019-05-20', 3], ['2019-09-06', 4]], payment: since('2019-01-07', 3), registered: 4, use: 13 },
};

/** Wards that are not on the city's shared platform yet. */
const NOT_ON_PLATFORM = ['ST-AHD', 'HV-HB', 'HV-HK'];
/** Wards that have the services and hardly anybody who files in them. */
const UNUSED = ['HV-HB', 'HV-HNI', 'HV-HPU', 'HV-HK', 'ST-AHT', 'NHS-HQ'];

const PLATFORM_DAY = '2019-03-01';
const SECOND_ROUND = '2019-08-26';

/** Level, payment and receipt of a ward are switched by the city's shared platform; wards differ in use. */
function wardPlan({ code, parentCode }: Pick<CastAgency, 'code' | 'parentCode'>, use: number): ServicePlan {
  const rural = parentCode === 'HHV';
  if (NOT_ON_PLATFORM.includes(code)) return { online: 15, level4: since('2018-12-01', 3), payment: since('2018-12-01', 1), receipt: none, registered: 2, use: 4 };
  return {
    online: 15,
    level4: [[PLATFORM_DAY, 4], [SECOND_ROUND, rural || parentCode === 'QNHS' ? 5 : 6]],
    payment: rural ? since(PLATFORM_DAY, 4) : since(PLATFORM_DAY, ALL),
    receipt: rural ? none : since(SECOND_ROUND, ALL),
    registered: rural ? 1 : 0,
    use: UNUSED.includes(code) ? 2 : use,
  };
}

const NOTHING: ServicePlan = { online: ALL, level4: none, payment: none, receipt: none, registered: 0, use: 10 };

/** @param use share of dossiers online, in per cent, where the table does not say */
export function planOf(agency: Pick<CastAgency, 'code' | 'group' | 'parentCode'>, use: number): ServicePlan {
  return agency.group === 'ward' ? wardPlan(agency, use) : { ...NOTHING, ...PLANS[agency.code] };
}

/** Dossiers that a service of such an agency sees in a quarter: least and most. */
export const VOLUMES: Readonly<Record<AgencyKind, readonly [number, number]>> = { department: [4, 90], central: [20, 400], district: [10, 180], ward: [6, 220] };
