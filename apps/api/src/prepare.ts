import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { createDataSource } from './data-source.js';
import { loadDemonstration, workingPassword } from './modules/demonstration/public.js';
import { openSetup } from './modules/installation/public.js';
import { Contexts } from './platform/auth/contexts.js';
import { ConfigRefused } from './platform/config/config-refused.js';
import { DEMO_PASSWORD, readConfig, type Config } from './platform/config/config.js';
import { holdDatabase, migrate } from './platform/database/preparation.js';
import { PreparationRefused } from './platform/database/preparation-refused.js';
import { grantJobs, prepareRoles } from './platform/database/roles.js';
import { refuseOpenWall } from './platform/database/wall-check.js';
import { Transactions } from './platform/database/transactions.js';
import { Jobs, prepareJobs } from './platform/jobs/jobs.js';
import { createLogger, nestLogger } from './platform/telemetry/logger.js';
import { reactions } from './reactions.js';

const FAULT = 1;
const WRONG_SETTING = 2;
const OTHER_DATA = 6;

function say(vi: string, en: string): void {
  process.stdout.write(`${vi} / ${en}\n`);
}

/** Brings the database to this version and, once, fills it. Safe to run again and by several machines at once. */
async function prepare(config: Config, logger: Logger): Promise<void> {
  const held = await holdDatabase(config.databaseOwnerUrl);
  const source = await asOwner(config, logger);
  const jobs = new Jobs({ databaseUrl: config.databaseUrl, role: 'web' }, reactions, logger);
  try {
    await prepareRoles(held.client, config.databaseUrl);
    const steps = await migrate(source);
    say(steps.length === 0 ? 'Lược đồ đã đúng bản' : `Đã nâng lược đồ: ${steps.length} bước`, steps.length === 0 ? 'The schema is up to date' : `Schema brought up to date: ${steps.length} steps`);
    await prepareJobs(config.databaseOwnerUrl, reactions);
    await grantJobs(held.client);
    await refuseOpenWall(config.databaseUrl);
    await jobs.start();
    const transactions = new Transactions(source, jobs);
    const { demo, loaded } = await installation(transactions, config.demo);
    if (demo && !config.demo) {
      throw new PreparationRefused('Cơ sở dữ liệu này chứa dữ liệu minh hoạ, không dùng làm hệ thống thật được. Hãy dùng DATA_DIR hoặc DATABASE_URL khác cùng với DEMO=0.', 'This database holds illustrative data and cannot become a real installation. Use another DATA_DIR or DATABASE_URL with DEMO=0.', OTHER_DATA);
    }
    if (!demo) await offerSetup(transactions, config);
    else {
      if (!loaded) await load({ config, logger, source, jobs, post: null });
      await tellPassword(transactions, config);
    }
  } finally {
    await jobs.stop();
    await source.destroy();
    await held.release();
  }
}

function asOwner({ databaseOwnerUrl, role }: Config, logger: Logger): Promise<DataSource> {
  const onPoolError = (error: Error): void => logger.warn({ err: error }, 'connection to the database lost');
  return createDataSource({ url: databaseOwnerUrl, as: 'owner', pool: 6, applicationName: `tiendo-${role}`, onPoolError }).initialize();
}

/** What this database was first prepared as; that never changes. */
async function installation(transactions: Transactions, demo: boolean): Promise<{ demo: boolean; loaded: boolean }> {
  return transactions.run('write', async (tx) => {
    await tx.execute('insert into installation (demo) values ($1) on conflict do nothing', [demo]);
    const row = await tx.one<{ demo: boolean; loaded: boolean }>('select demo, loaded_at is not null as loaded from installation');
    return row ?? { demo, loaded: false };
  });
}

async function load(parts: Parameters<typeof AppModule.with>[0]): Promise<void> {
  say('Nạp dữ liệu minh hoạ, chỉ một lần', 'Loading the demonstration, once');
  const app = await NestFactory.createApplicationContext(AppModule.with(parts), { logger: nestLogger(parts.logger), abortOnError: false });
  const transactions = app.get(Transactions);
  await loadDemonstration({ transactions, contexts: app.get(Contexts), password: parts.config.demoPassword, publicUrl: parts.config.publicUrl, say, get: (token) => app.get(token) });
  await transactions.run('write', (tx) => tx.execute('update installation set loaded_at = now()'));
}

/** The password that opens the accounts, which is the one of the first start. */
async function tellPassword(transactions: Transactions, { demoPassword }: Config): Promise<void> {
  const password = await transactions.run('read', (tx) => workingPassword(tx, [demoPassword, DEMO_PASSWORD]));
  if (password !== null) say(`Mật khẩu của các tài khoản minh hoạ: ${password}`, `Password of the demonstration's accounts: ${password}`);
  else say('Mật khẩu của các tài khoản minh hoạ là giá trị DEMO_PASSWORD của lần chạy đầu tiên', "The password of the demonstration's accounts is the DEMO_PASSWORD of the first start");
  if (password !== demoPassword) say('DEMO_PASSWORD chỉ có tác dụng ở lần chạy đầu tiên, khi nạp dữ liệu minh hoạ', 'DEMO_PASSWORD is read at the first start only, when the demonstration is loaded');
}

async function offerSetup(transactions: Transactions, { publicUrl, jurisdiction }: Config): Promise<void> {
  const token = await transactions.run('write', async (tx) => {
    await tx.execute(
      `insert into jurisdictions (id, code, name_vi, name_en, time_zone) select 1, $1, $2, $3, 'Asia/Ho_Chi_Minh' where not exists (select 1 from jurisdictions)`,
      [jurisdiction.code, jurisdiction.nameVi, jurisdiction.nameEn],
    );
    return openSetup(tx);
  });
  if (token === null) return;
  say('Chưa có quản trị hệ thống. Mở đường dẫn dùng một lần này để tạo người đầu tiên', 'There is no administrator yet. Open this one-time link to make the first');
  // In the fragment, which no server and no proxy gets to see.
  process.stdout.write(`${publicUrl}/setup#token=${token}\n`);
}

async function main(): Promise<void> {
  try {
    const config = readConfig();
    await prepare(config, createLogger({ ...config, logLevel: config.logLevel === 'debug' ? 'debug' : 'error' }));
  } catch (error) {
    const known = error instanceof PreparationRefused || error instanceof ConfigRefused;
    process.stderr.write(`${known ? error.message : (error as Error).stack}\n`);
    process.exitCode = error instanceof PreparationRefused ? error.exitCode : error instanceof ConfigRefused ? WRONG_SETTING : FAULT;
  }
}

await main();
process.exit();
