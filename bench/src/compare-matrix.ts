import { gunzipSync } from 'node:zlib';
import { load, pooled, type Load } from './load.ts';
import type { Server } from './process.ts';

/** Rows of the page that is measured. */
const PAGE = 100;
const WARM_UP_SECONDS = 3;

export interface Comparison {
  readonly ours: Load;
  readonly bare: Load;
  /** Our requests a second over the bare server's; 1 is as fast. */
  readonly ratio: number;
  readonly p99Ratio: number;
  readonly bytes: number;
}

export interface CompareOptions {
  readonly ours: Server;
  readonly bare: Server;
  readonly cookie: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly say: (line: string) => void;
}

/**
 * The same page of the matrix from both servers, turn about, so that what else happens on the machine hits both.
 * @throws Error when the two do not answer with the same JSON: then there is nothing to compare
 */
export async function compareMatrix({ ours, bare, cookie, rounds, seconds, say }: CompareOptions): Promise<Comparison> {
  const path = `/api/matrix?limit=${PAGE}`;
  const bytes = await sameAnswer(`${ours.url}${path}`, `${bare.url}${path}`, cookie);
  const runs = { ours: [] as Load[], bare: [] as Load[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, server] of [['ours', ours], ['bare', bare]] as const) {
      const run = await load({ url: `${server.url}${path}`, cookie, pid: server.pid, seconds: round === 0 ? WARM_UP_SECONDS : seconds });
      if (round === 0) continue;
      runs[name].push(run);
      say(`  ${name} ${round}/${rounds}: ${run.requestsPerSecond.toFixed(0)} req/s, p50 ${run.p50} ms, p99 ${run.p99} ms, CPU ${run.cpuMsPerRequest?.toFixed(2) ?? '?'} ms`);
    }
  }
  const [ourLoad, bareLoad] = [pooled(runs.ours), pooled(runs.bare)];
  return { ours: ourLoad, bare: bareLoad, ratio: ourLoad.requestsPerSecond / bareLoad.requestsPerSecond, p99Ratio: ourLoad.p99 / bareLoad.p99, bytes };
}

async function sameAnswer(ourUrl: string, bareUrl: string, cookie: string): Promise<number> {
  const [our, bare] = await Promise.all([ourUrl, bareUrl].map((url) => answerOf(url, cookie)));
  const [a, b] = [our, bare].map((text) => sortedKeys({ ...(JSON.parse(text ?? '{}') as Record<string, unknown>), next: null }));
  if (a !== b) throw new Error(`the two servers answer differently:\nours ${a?.slice(0, 900)}\nbare ${b?.slice(0, 900)}`);
  return our?.length ?? 0;
}

async function answerOf(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'gzip' } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return new TextDecoder().decode(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
}

/** JSON with its keys in order; the cursor of the next page is left out, each server has its own form of it. */
function sortedKeys(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1))) : each,
  );
}
