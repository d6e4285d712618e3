// The migrated database that tests clone; made from what was built.
import pg from 'pg';
import { createDataSource } from '../dist/data-source.js';
import { migrate } from '../dist/platform/database/preparation.js';
import { grantJobs, prepareRoles } from '../dist/platform/database/roles.js';
import { prepareJobs } from '../dist/platform/jobs/jobs.js';
import { reactions } from '../dist/reactions.js';

/** @returns {Promise<string>} name of the template */
export async function makeTemplate(serverUrl) {
  const name = `template_${process.pid}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name}`));
  const url = databaseUrl(serverUrl, name);
  await onServer(url, (client) => prepareRoles(client, applicationUrl(url)));
  const source = await createDataSource({ url, as: 'owner', pool: 2, applicationName: 'tiendo-test-template', onPoolError: () => undefined }).initialize();
  await migrate(source);
  // Tests go back in time between their cases, which the database refuses everybody else; the test of that switches it on again.
  await source.query('alter table demonstration_clock disable trigger demonstration_clock_forward');
  await source.destroy();
  await prepareJobs(url, reactions);
  await onServer(url, grantJobs);
  return name;
}

/** Where the application logs in on the server of the tests, apart from the owner. */
function applicationUrl(ownerUrl) {
  const url = new URL(ownerUrl);
  [url.username, url.password] = ['tiendo_test_app', 'tiendo-test-app'];
  return url.href;
}

export function databaseUrl(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer(serverUrl, work) {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
