// One throw-away PostgreSQL for a run of Jest, with a migrated template that every application under test clones.
import { startPostgres } from '../../../scripts/postgres.mjs';
import { makeTemplate } from './template.mjs';

export default async function globalSetup() {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { ownerUrl: given, stop: async () => {} } : await startPostgres({ throwaway: true });
  globalThis.__POSTGRES__ = server;
  try {
    process.env.TIENDO_TEST_SERVER = server.ownerUrl;
    process.env.TIENDO_TEST_TEMPLATE = await makeTemplate(server.ownerUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
}
