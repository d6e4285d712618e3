import type { audit, ChainHeadView, ResponseOf } from '@tiendo/types';
import { beginningOf, type ChainEnd } from '@tiendo/domain/chain';
import { audit as writeDown } from '../../platform/audit/audit.js';
import { headFile, linkLine, stretchHeader } from '../../platform/audit/chain-file.js';
import { headsOf, type StoredHead } from '../../platform/audit/heads.queries.js';
import { RECORD_COLUMNS, recordOf } from '../../platform/audit/record.queries.js';
import { signHead, waitForChain } from '../../platform/audit/sealing.js';
import { sha256 } from '../../platform/audit/sha256.js';
import type { SigningKey } from '../../platform/audit/signing-key.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { FileAnswer } from '../../platform/http/file-answer.js';
import { Refused } from '../../platform/http/refused.js';

const HEADS_SHOWN = 31;
const MOST_LINKS = 100_000;

/** How long the chain is, how much waits for its link, and how much of that longer than the minute it may. */
export async function chainState(ctx: ActorContext): Promise<ResponseOf<typeof audit.chain>> {
  const [state, heads] = await Promise.all([
    ctx.tx.one<{ length: number; waiting: number; late: number }>(
      `select coalesce((select max(position) from audit_links where jurisdiction_id = $1), 0) as length, count(*) as waiting,
         count(*) filter (where recorded_at < now() - interval '60 seconds') as late
       from audit_unsealed where jurisdiction_id = $1`,
      [ctx.jurisdictionId],
    ),
    headsOf(ctx.tx, ctx.jurisdictionId, HEADS_SHOWN),
  ]);
  return { ...(state ?? { length: 0, waiting: 0, late: 0 }), heads: heads.reverse().map(headView) };
}

/** Signs where the chain stands, whenever somebody wants it. */
export async function signNow(ctx: ActorContext, key: SigningKey): Promise<ChainHeadView> {
  await waitForChain(ctx.tx, ctx.jurisdictionId);
  const signed = await signHead(ctx.tx, ctx.jurisdictionId, key, true);
  if (signed === null) throw new Error('nothing was signed');
  await writeDown(ctx, { action: 'audit.sign', subjectKind: 'audit', subjectId: String(signed.head.number), after: { headNumber: signed.head.number, toLink: signed.head.position } });
  return headView(signed);
}

/** @throws Refused `not_found` */
export async function headAsFile(ctx: ActorContext, number: number): Promise<FileAnswer> {
  const head = (await headsOf(ctx.tx, ctx.jurisdictionId)).find((each) => each.head.number === number);
  if (head === undefined) throw new Refused('not_found');
  const { jurisdiction, day } = head.head;
  return new FileAnswer(Buffer.from(headFile(head, head.publicKey), 'utf8'), { name: `dau-chuoi_${jurisdiction}_${day}_so-${number}.json`, mediaType: 'application/json; charset=utf-8' });
}

/** A stretch of the chain with the rows that it seals. @throws Refused `not_found` where it does not reach so far */
export async function chainStretch(ctx: ActorContext, from: number): Promise<FileAnswer> {
  const before = await endBefore(ctx, from);
  const rows = await ctx.tx.query<{ position: number; leaf: Buffer; link: Buffer; cells: (string | null)[] }>(
    `select l.position, l.leaf, l.link, array[${RECORD_COLUMNS}] as cells
     from audit_links l join audit_events e on e.jurisdiction_id = l.jurisdiction_id and e.seq = l.seq
     where l.jurisdiction_id = $1 and l.position >= $2 order by l.position limit $3`,
    [ctx.jurisdictionId, from, MOST_LINKS],
  );
  const to = rows.at(-1)?.position;
  const place = await ctx.tx.one<{ code: string }>('select code from jurisdictions where id = $1', [ctx.jurisdictionId]);
  if (to === undefined || place === null) throw new Refused('not_found');
  const header = stretchHeader({ jurisdiction: place.code, jurisdictionId: ctx.jurisdictionId }, before, to);
  const lines = rows.flatMap((row) => {
    const record = recordOf(row.cells, 0);
    return record === null ? [] : [linkLine(row, record)];
  });
  await writeDown(ctx, { action: 'audit.export', subjectKind: 'audit', subjectId: 'chain', after: { fromLink: from, toLink: to } });
  return new FileAnswer(Buffer.from(`${[JSON.stringify(header), ...lines].join('\n')}\n`, 'utf8'), { name: `chuoi_${place.code}_${from}-${to}.jsonl`, mediaType: 'application/x-ndjson; charset=utf-8' });
}

async function endBefore(ctx: ActorContext, from: number): Promise<ChainEnd> {
  if (from === 1) return beginningOf(ctx.jurisdictionId, sha256);
  const end = await ctx.tx.one<ChainEnd>('select position, link from audit_links where jurisdiction_id = $1 and position = $2', [ctx.jurisdictionId, from - 1]);
  if (end === null) throw new Refused('not_found');
  return end;
}

function headView({ head }: StoredHead): ChainHeadView {
  return { number: head.number, day: head.day, signedAt: head.signed_at, position: head.position, link: head.link, keyId: head.key_id };
}
