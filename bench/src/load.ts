import autocannon from 'autocannon';
import { cpuMs } from './process.ts';

export const CONNECTIONS = 16;

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU of the server's process a request; null where the system does not tell. */
  readonly cpuMsPerRequest: number | null;
  readonly failures: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly cookie: string;
  readonly pid: number;
  readonly seconds: number;
}

/** One bounded run of 16 connections against a server of ours on this machine. */
export async function load({ url, cookie, pid, seconds }: LoadOptions): Promise<Load> {
  const before = cpuMs(pid);
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers: { cookie, 'accept-encoding': 'gzip' } });
  const after = cpuMs(pid);
  const requests = result.requests.total;
  return {
    requests,
    seconds: result.duration,
    requestsPerSecond: requests / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMsPerRequest: before === null || after === null || requests === 0 ? null : (after - before) / requests,
    failures: result.errors + result.timeouts + result.non2xx,
  };
}

/** Several runs as one: requests and time added, percentiles by their median. */
export function pooled(runs: readonly Load[]): Load {
  const requests = sum(runs.map((run) => run.requests));
  const seconds = sum(runs.map((run) => run.seconds));
  const cpu = runs.map((run) => run.cpuMsPerRequest).filter((ms) => ms !== null);
  return {
    requests,
    seconds,
    requestsPerSecond: requests / seconds,
    p50: median(runs.map((run) => run.p50)),
    p99: median(runs.map((run) => run.p99)),
    cpuMsPerRequest: cpu.length === runs.length ? median(cpu) : null,
    failures: sum(runs.map((run) => run.failures)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
