import pg from 'pg';

/**
 * The same database once more with row-level security switched off, to measure what the policies cost.
 * Nobody may be connected to the first while it is copied.
 * @param ownerUrl of the database that is copied
 * @param url of the application there; gives the same for the copy
 */
export async function openClone(ownerUrl: string, url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `open_${process.pid}`;
  const original = new URL(ownerUrl).pathname.slice(1);
  const onServer = (text: string): Promise<void> => once(at(ownerUrl, 'template1'), text);
  await onServer(`create database ${name} template ${pg.escapeIdentifier(original)}`);
  await once(
    at(ownerUrl, name),
    `do $$ declare walled regclass; begin
       for walled in select oid from pg_class where relrowsecurity loop execute format('alter table %s disable row level security', walled); end loop;
     end $$`,
  );
  return { url: at(url, name), drop: () => onServer(`drop database ${name} with (force)`) };
}

function at(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

async function once(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
