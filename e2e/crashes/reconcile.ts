import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Acknowledged } from './agency.ts';

export interface Finding {
  readonly what: string;
  /** Empty when it holds. */
  readonly broken: readonly string[];
}

export interface Before {
  readonly auditSeq: number;
  readonly revisions: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
}

async function counts(client: pg.Client, text: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: string; count: number }>(text);
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

export async function stateBefore(client: pg.Client): Promise<Before> {
  const { rows } = await client.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from audit_events');
  return {
    auditSeq: Number(rows[0]?.seq ?? 0),
    revisions: await counts(client, 'select report_id as id, count(*) from revisions group by 1'),
    files: await counts(client, 'select report_id as id, count(*) from evidence group by 1'),
  };
}

export interface Outside {
  readonly dataDir: string;
  /** Message-IDs in the order in which they arrived at the mail server. */
  readonly letters: readonly string[];
}

/** What was acknowledged against what is there: nothing lost, nothing twice, an audit row with every change. */
export async function reconcile(client: pg.Client, before: Before, acknowledged: readonly Acknowledged[], { dataDir, letters }: Outside): Promise<Finding[]> {
  return [
    await revisionsAre(client, before, acknowledged),
    await auditIs(client, before, acknowledged),
    await filesAre(client, before, acknowledged, dataDir),
    await figuresAre(client),
    await remindersAre(client),
    await mailsAre(client),
    await lettersAre(client, letters),
    await statusesAre(client),
  ];
}

async function revisionsAre(client: pg.Client, before: Before, acknowledged: readonly Acknowledged[]): Promise<Finding> {
  const broken: string[] = [];
  for (const { reportId, receipts } of acknowledged) {
    const { rows } = await client.query<{ number: number; receipt_number: string }>('select number, receipt_number from revisions where report_id = $1 order by number', [reportId]);
    const expected = (before.revisions.get(reportId) ?? 0) + receipts.length;
    if (rows.length !== expected) broken.push(`${reportId}: ${rows.length} revisions, ${expected} acknowledged`);
    if (rows.some(({ number }, index) => number !== index + 1)) broken.push(`${reportId}: revision numbers have a hole`);
    for (const { revision, receiptNumber } of receipts) {
      if (rows[revision - 1]?.receipt_number !== receiptNumber) broken.push(`${reportId}: receipt ${receiptNumber} is lost`);
    }
  }
  return { what: 'every acknowledged sending is one revision with its receipt', broken };
}

async function auditIs(client: pg.Client, before: Before, acknowledged: readonly Acknowledged[]): Promise<Finding> {
  const broken: string[] = [];
  for (const { reportId, acts } of acknowledged) {
    for (const [action, count] of Object.entries(acts)) {
      const { rows } = await client.query<{ count: string }>('select count(*) from audit_events where seq > $1 and subject_id = $2 and action = $3', [before.auditSeq, reportId, `report.${action}`]);
      if (Number(rows[0]?.count) !== count) broken.push(`${reportId} ${action}: ${rows[0]?.count} in the trail, ${count} acknowledged`);
    }
  }
  return { what: 'every acknowledged command has one line in the audit trail, and no line is without one', broken };
}

async function filesAre(client: pg.Client, before: Before, acknowledged: readonly Acknowledged[], dataDir: string): Promise<Finding> {
  const broken: string[] = [];
  for (const { reportId, files } of acknowledged) {
    const { rows } = await client.query<{ id: string; sha256: string; storage_key: string }>('select id, sha256, storage_key from evidence where report_id = $1', [reportId]);
    const expected = (before.files.get(reportId) ?? 0) + files.length;
    if (rows.length !== expected) broken.push(`${reportId}: ${rows.length} files, ${expected} acknowledged`);
    for (const file of files) {
      const row = rows.find(({ id }) => id === file.id);
      if (row === undefined) broken.push(`${file.name} is lost`);
      else if (row.sha256 !== file.sha256 || hashOf(dataDir, row.storage_key) !== file.sha256) broken.push(`${file.name} is not what was sent`);
    }
  }
  return { what: 'every acknowledged file is there once, byte for byte', broken };
}

function hashOf(dataDir: string, key: string): string | null {
  const path = join(dataDir, 'files', key);
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}

async function figuresAre(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ revision_id: string; figures: number; targets: number }>(
    `select revision_id, count(*)::int as figures, count(distinct target_id)::int as targets from figures where revision_id is not null and provenance = 'declared' group by 1 having count(*) <> count(distinct target_id)`,
  );
  const { rows: without } = await client.query<{ id: string }>(
    `select r.id from revisions r where not exists (select from figures f where f.revision_id = r.id) and exists (select from obligations o where o.agency_id = r.agency_id)`,
  );
  return { what: 'every sending declared each figure once', broken: [...rows.map(({ revision_id }) => `${revision_id} declared twice`), ...without.map(({ id }) => `${id} declared nothing`)] };
}

async function remindersAre(client: pg.Client): Promise<Finding> {
  const { rows: twice } = await client.query<{ key: string }>(
    `select concat_ws(' ', rule_code, subject_id, agency_id, person_id, tell_on) as key from reminders group by rule_code, subject_id, agency_id, person_id, tell_on having count(*) > 1`,
  );
  const { rows: unwritten } = await client.query<{ id: string }>(`select id from reminders where state = 'told' and mail_id is null`);
  const { rows: behind } = await client.query<{ done_through: string }>(
    `select p.done_through::text from reminder_progress p where p.done_through < (product_now(p.jurisdiction_id) at time zone 'Asia/Ho_Chi_Minh' - interval '8 hours')::date`,
  );
  const { rows: digests } = await client.query<{ key: string }>(
    `select concat_ws(' ', person_id, (created_at at time zone 'Asia/Ho_Chi_Minh')::date) as key from mails where kind = 'reminder' group by person_id, (created_at at time zone 'Asia/Ho_Chi_Minh')::date having count(*) > 1`,
  );
  return {
    what: 'every reminder went once, in one digest a person and day, and none is behind',
    broken: [...twice.map(({ key }) => `twice: ${key}`), ...unwritten.map(({ id }) => `without mail: ${id}`), ...behind.map(({ done_through }) => `behind since ${done_through}`), ...digests.map(({ key }) => `two digests: ${key}`)],
  };
}

async function mailsAre(client: pg.Client): Promise<Finding> {
  // What is not delivered yet must still have a job that will do it.
  const { rows } = await client.query<{ id: string; state: string }>(
    `select m.id, m.state from mails m where m.state in ('queued', 'sending', 'failed')
       and not exists (select from pgboss.job j where j.name = 'deliver-mail' and j.data ->> 'mailId' = m.id::text and j.state in ('created', 'retry', 'active'))`,
  );
  return { what: 'no mail is forgotten', broken: rows.map(({ id, state }) => `${id} is ${state} and has no job`) };
}

/** SMTP cannot be exactly once: what may have gone out twice says so, everything else arrived once. */
async function lettersAre(client: pg.Client, letters: readonly string[]): Promise<Finding> {
  const { rows } = await client.query<{ message_id: string; state: string }>('select message_id, state from mails');
  const written = new Set(rows.map(({ message_id }) => message_id));
  const copies = Map.groupBy(letters, (messageId) => messageId);
  const broken = [...copies.keys()].filter((messageId) => !written.has(messageId)).map((messageId) => `${messageId} arrived and was not written`);
  for (const { message_id: messageId, state } of rows) {
    const count = copies.get(messageId)?.length ?? 0;
    if (state === 'sent' && count !== 1) broken.push(`${messageId} is sent and arrived ${count} times`);
    if (state === 'ambiguous' && count === 0) broken.push(`${messageId} is ambiguous and never arrived`);
    if (state === 'queued' && count > 0) broken.push(`${messageId} arrived and is queued`);
  }
  if (copies.size === 0) broken.push('no mail arrived at all');
  return { what: `every mail that is sent arrived once, and what may have come twice is marked (${letters.length} arrived, ${rows.filter(({ state }) => state === 'ambiguous').length} marked)`, broken };
}

async function statusesAre(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ id: string }>(
    // What was recalled keeps its number and stands no more: of a report that is with its reviewer the newest stands, of one that is being written at most that.
    `select r.id from reports r cross join lateral (select count(*) as all_of_them from revisions v where v.report_id = r.id) v
     where r.sent_revision > v.all_of_them or (r.status in ('sent', 'in_review', 'accepted') and r.sent_revision <> v.all_of_them)
       or (r.first_sent_at is null) <> (r.sent_revision = 0)`,
  );
  return { what: 'every report agrees with its sendings', broken: rows.map(({ id }) => id) };
}
