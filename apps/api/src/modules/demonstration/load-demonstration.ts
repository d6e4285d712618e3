import type { Type } from '@nestjs/common';
import { DECREE_09_QUARTER, DEFAULT_QUARTER_CHAIN, plainDate, VIETNAM, type PlainDate, type ReportingChain } from '@tiendo/domain/calendar';
import { passwordHash } from '../../platform/auth/password-hash.js';
import type { Contexts } from '../../platform/auth/contexts.js';
import type { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { FileStore } from '../../platform/storage/file-store.js';
import { statusTick } from '../obligations/public.js';
import { addRegime, generatePeriod } from '../periods/public.js';
import { startReminders } from '../reminders/public.js';
import { ensureReports } from '../reports/public.js';
import { raiseCity, type Cast } from './city.js';
import { fileDirection, fileEarlierDocuments, filePartyResolution, type EarlierDocuments } from './documents.js';
import { confirmExemptions, giveDirection, giveOlderOrder, type TargetIds } from './orders.js';
import { openRegisters, typeRegisters, type StoryRegister } from './registers.js';
import { OTHER_Q2, Q3, USUAL_Q2 } from './report-scripts.js';
import { tellReports } from './reports-told.js';
import { seedAgencies } from './seed-files.js';
import { Stage } from './stage.js';

export interface DemonstrationScope {
  readonly transactions: Transactions;
  readonly contexts: Contexts;
  /** Password of every account. */
  readonly password: string;
  /** Where links in mails lead. */
  readonly publicUrl: string;
  /** A line about progress for the person at the terminal, Vietnamese and English. */
  readonly say: (vi: string, en: string) => void;
  /** A provider of the application. */
  get<T>(token: Type<T>): T;
}

const JURISDICTION = 1;
const REMINDED_THROUGH = plainDate('2019-09-15');

/**
 * Loads the made-up city into an empty database, once: everything from March to the morning of 16 September 2019 happens through
 * the product's own commands with the clock on its days, in one transaction, so that what breaks off leaves nothing behind.
 */
export async function loadDemonstration({ transactions, password, publicUrl, say, get }: DemonstrationScope): Promise<void> {
  const hash = await passwordHash(password);
  await transactions.run('write', async (tx) => {
    await found(tx);
    const stage = await Stage.open(tx, JURISDICTION, get(FileStore), publicUrl);
    await tellStory(stage, hash, say);
  });
}

async function found(tx: Tx): Promise<void> {
  await tx.execute(
    `insert into jurisdictions (id, code, name_vi, name_en, time_zone, illustrative)
     values ($1, 'danang', 'Thành phố Đà Nẵng', 'Da Nang City', $2, true)`,
    [JURISDICTION, VIETNAM.name],
  );
}

async function tellStory(stage: Stage, hash: string, say: DemonstrationScope['say']): Promise<void> {
  const agencies = seedAgencies().length;
  say(`Dựng thành phố minh hoạ: ${agencies} cơ quan và người dùng…`, `Making the illustrative city: ${agencies} agencies and their people…`);
  await stage.on('2019-03-14', 9);
  const cast = await raiseCity(stage, hash);
  const regimes = await addRegimes(stage, cast);

  say('Văn bản và sổ dịch vụ công của từng cơ quan…', 'Documents and the service register of every agency…');
  const documents = await fileEarlierDocuments(await stage.as(cast.administrator));
  const older = await giveOlderOrder(stage, cast, documents.olderOrder);
  const q2 = await openQuarter(stage, cast, regimes.quarterly, { ordinal: 2, lockOn: plainDate('2019-07-15') });
  await stage.on('2019-03-18', 9);
  const registers = await openRegisters(stage, cast);
  await stage.on('2019-06-12', 10);
  await typeRegisters(stage, registers, { since: plainDate('2019-03-18'), usageOf: '2019-Q2' });

  say('Báo cáo Quý II/2019…', 'Reports of Q2 2019…');
  await stage.on('2019-06-14', 8);
  const q3 = await openQuarter(stage, cast, regimes.quarterly, { ordinal: 3, lockOn: plainDate('2019-10-25') });
  await tellReports(stage, cast, { id: q2, code: '2019-Q2' }, ({ code, group }) => (code in OTHER_Q2 ? (OTHER_Q2[code] ?? null) : USUAL_Q2[group]));

  say('Ý kiến chỉ đạo ngày 19/8/2019 và ba chỉ tiêu…', 'The direction of 19 August 2019 and its three targets…');
  await tellSummer(stage, cast, { documents, older, registers, oneOff: regimes.oneOff });

  say('Báo cáo Quý III/2019…', 'Reports of Q3 2019…');
  await tellReports(stage, cast, { id: q3, code: '2019-Q3' }, ({ code }) => Q3[code] ?? null);

  await openCurtain(stage);
}

/** The rules of the reports, by id. */
interface Regimes {
  readonly quarterly: string;
  readonly oneOff: string;
}

/** A one-off report leaves each level its days, and the city a date of the month after. */
const ONE_OFF_CHAIN: ReportingChain = { ...DEFAULT_QUARTER_CHAIN, city: { kind: 'day_of_month', day: 15, wording: 'no_later_than', onDayOff: 'back', monthsAfterCutoff: 1 } };

async function addRegimes(stage: Stage, cast: Cast): Promise<Regimes> {
  const ctx = await stage.as(cast.administrator);
  const quarterly = await addRegime(ctx, {
    code: 'ND09-QUY',
    nameVi: 'Báo cáo định kỳ hằng quý theo Nghị định 09/2019/NĐ-CP',
    nameEn: 'Quarterly report by Decree 09/2019/NĐ-CP',
    windowRule: DECREE_09_QUARTER,
    chain: DEFAULT_QUARTER_CHAIN,
  });
  const oneOff = await addRegime(ctx, {
    code: 'CHUYEN-DE-2019-10-31',
    nameVi: 'Báo cáo chuyên đề kết quả thực hiện đến hết ngày 31/10/2019',
    nameEn: 'Special report on results as of 31/10/2019',
    windowRule: { kind: 'one_off', asOf: plainDate('2019-10-31') },
    chain: ONE_OFF_CHAIN,
  });
  return { quarterly, oneOff };
}

async function openQuarter(stage: Stage, cast: Cast, regimeId: string, { ordinal, lockOn }: { ordinal: number; lockOn: PlainDate }): Promise<string> {
  const ctx = await stage.as(cast.administrator);
  const id = await generatePeriod(ctx, { regimeId, code: `2019-Q${ordinal}`, year: 2019, ordinal, lockOn, illustrative: true });
  await ensureReports(ctx, id);
  return id;
}

interface Summer {
  readonly documents: EarlierDocuments;
  readonly older: TargetIds;
  readonly registers: readonly StoryRegister[];
  readonly oneOff: string;
}

/** From the end of the second quarter to the cut-off of the third; what was said on 19 August is written down on the 20th. */
async function tellSummer(stage: Stage, cast: Cast, { documents, older, registers, oneOff }: Summer): Promise<void> {
  await stage.on('2019-06-28', 15);
  await typeRegisters(stage, registers, { since: plainDate('2019-06-12') });
  await stage.on('2019-08-16', 10);
  await typeRegisters(stage, registers, { since: plainDate('2019-06-28') });

  await stage.on('2019-08-20', 8, 30);
  const ctx = await stage.as(cast.administrator);
  const direction = await fileDirection(ctx, documents, await filePartyResolution(ctx, documents));
  const directed = await giveDirection(stage, cast, direction);
  const special = await generatePeriod(ctx, { regimeId: oneOff, code: '2019-10-31', year: 2019, ordinal: 1, lockOn: plainDate('2019-11-30'), illustrative: true });
  await ensureReports(ctx, special);

  await stage.on('2019-08-27', 14);
  await confirmExemptions(stage, cast, new Map([...older, ...directed]));
  await stage.on('2019-08-30', 16);
  await typeRegisters(stage, registers, { since: plainDate('2019-08-16'), registers: true });
  await stage.on('2019-09-11', 9);
  await typeRegisters(stage, registers, { since: plainDate('2019-08-30'), usageOf: '2019-Q3' });
}

/** Monday 16 September 2019, 08:00: statuses as of that hour, and nothing of the past is told or delivered any more. */
async function openCurtain(stage: Stage): Promise<void> {
  await stage.on('2019-09-16', 8);
  const ctx = stage.context();
  while ((await statusTick(ctx, { waits: true })) > 0);
  await startReminders(ctx, REMINDED_THROUGH);
  await stage.tx.execute(`update mails set state = 'kept' where jurisdiction_id = $1 and state = 'queued'`, [stage.jurisdictionId]);
}
