import { randomUUID } from 'node:crypto';
import type { EndpointDefinition } from '@tiendo/types';
import { AUTH_ENDPOINTS } from '../../src/platform/auth/auth-endpoints.js';
import { OPENID_ENDPOINTS } from '../../src/platform/auth/openid/openid-endpoints.js';
import { PASSKEY_ENDPOINTS } from '../../src/platform/auth/passkeys/passkey-endpoints.js';
import { EndpointRegistry } from '../../src/platform/http/endpoint-registry.js';
import { bootApp, type TestApp } from '../app.js';
import { aCity, services, type City } from '../city.js';
import { CLIENT_ID, CLIENT_SECRET, TestProvider } from '../openid-provider.js';
import { Dice } from './dice.js';
import { FAMILIES, FAMILY_NAMES, type Family } from './families.js';
import { goodRequest, type Known } from './good.js';
import { brokenRule, outcomeOf } from './oracle.js';
import { send, written, type RawAnswer, type RawRequest } from './raw-http.js';
import { draftOf, requestOf } from './spoiling.js';

const ASKERS = { nobody: null, officer: 'officer.SXD', administrator: 'administrator' } as const;
type Asker = keyof typeof ASKERS;
const ASKER_NAMES = Object.keys(ASKERS) as Asker[];

/** A city in small that is asked badly, with all that is served: also signing in by a provider and by a passkey. */
export interface Target {
  readonly app: TestApp;
  readonly city: City;
  readonly endpoints: readonly EndpointDefinition[];
  readonly known: Known;
  /** Lines of the log of level error or worse. */
  readonly faults: string[];
  close(): Promise<void>;
}

export async function setTarget(root?: Parameters<typeof bootApp>[1]): Promise<Target> {
  const provider = await TestProvider.listen();
  const faults: string[] = [];
  const log = { write: (line: string) => void ((JSON.parse(line) as { level: number }).level >= 50 && faults.push(line)) };
  const settings = { LOG_LEVEL: 'error', REQUIRE_TOTP: '0', SIGN_INS_PER_MINUTE: '100000', OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_CLIENT_SECRET: CLIENT_SECRET };
  const app = await bootApp(settings, root, log);
  provider.begin({ publicUrl: app.config.publicUrl, url: app.url });
  const city = await aCity(app, { SXD: services(2, 3) });
  const [offer] = await app.sql<{ id: string }>('select id from service_offers where jurisdiction_id = $1 limit 1', [city.jurisdictionId]);
  const known = { reportId: await city.report('SXD'), offerId: offer?.id ?? '', agencyCode: 'SXD', targetCode: 'DVC-MUC-4', personId: city.people['clerk.SXD'].id, itemCode: 'results' };
  const served = app.application.app.get(EndpointRegistry).endpoints;
  const close = async (): Promise<void> => {
    await app.close();
    await provider.close();
  };
  return { app, city, endpoints: [...served, ...AUTH_ENDPOINTS, ...PASSKEY_ENDPOINTS, ...OPENID_ENDPOINTS], known, faults, close };
}

/** A rule that was broken, with the request that did it. */
export class Broken extends Error {}

/** How often each code of refusal came, or status of what was no refusal. */
export type Tally = Record<string, number>;

interface Session {
  cookieOf(asker: Asker): Promise<string | null>;
  ended(asker: Asker): void;
}

/** What succeeds among the requests may end a session; then there is a new one. */
function sessionsOf({ app, city }: Target): Session {
  const held = new Map<Asker, Promise<string>>();
  return {
    cookieOf: async (asker) => {
      const who = ASKERS[asker];
      if (who === null) return null;
      const cookie = held.get(asker) ?? app.cookieOf(city.people[who]);
      held.set(asker, cookie);
      return cookie;
    },
    ended: (asker) => void held.delete(asker),
  };
}

/**
 * Asks `count` bad requests of one family, endpoint after endpoint and asker after asker, a few at once.
 * @throws Broken for the first answer, or line of the log, that breaks a rule
 */
export async function fuzz(target: Target, family: Family, { count, seed, endpoints = target.endpoints }: { count: number; seed: number; endpoints?: readonly EndpointDefinition[] }): Promise<Tally> {
  const tally: Tally = {};
  const sessions = sessionsOf(target);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const outcome = await one(target, sessions, family, seed, number, endpoints);
      tally[outcome] = (tally[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  const others = takeFaults(target);
  if (others.length > 0) throw new Broken([`faults in the log of no single request, ${family}, seed ${seed}:`, ...others].join('\n'));
  return tally;
}

async function one(target: Target, sessions: Session, family: Family, seed: number, number: number, endpoints: readonly EndpointDefinition[]): Promise<string> {
  const { asker, endpoint, request } = await made(target, sessions, family, seed, number, endpoints);
  const answer = await send(target.app.url, request);
  const faults = takeFaults(target, answer?.headers['x-request-id']);
  const broken = brokenRule(endpoint, request, answer) ?? (faults.length > 0 ? 'a fault in the log' : null);
  if (broken !== null) throw new Broken([broken, '', `${family}, seed ${seed}, number ${number}, ${endpoint.id} as ${asker}:`, written(request), '', ...faults].join('\n'));
  if (answer !== null && mayHaveEnded(answer, request)) sessions.ended(asker);
  return outcomeOf(answer);
}

async function made({ known }: Target, sessions: Session, family: Family, seed: number, number: number, endpoints: readonly EndpointDefinition[]): Promise<{ asker: Asker; endpoint: EndpointDefinition; request: RawRequest }> {
  const turn = FAMILY_NAMES.indexOf(family);
  // By its number alone, so that what came before does not change it.
  const dice = new Dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b) ^ turn);
  // Once round all endpoints with one asker, then with the next.
  const endpoint = endpoints[number % endpoints.length];
  const asker = ASKER_NAMES[(turn + number + Math.floor(number / endpoints.length)) % ASKER_NAMES.length];
  if (endpoint === undefined || asker === undefined) throw new Error('nothing to ask');
  const draft = draftOf(goodRequest(endpoint, known, dice));
  FAMILIES[family](draft, dice);
  const cookie = await sessions.cookieOf(asker);
  const given = requestOf(draft);
  const headers = [...given.headers, ...(cookie === null ? [] : [['cookie', cookie] as const]), ...(dice.chance(30) ? [['idempotency-key', randomUUID()] as const] : [])];
  return { asker, endpoint, request: { ...given, headers } };
}

function mayHaveEnded({ status }: RawAnswer, { method }: RawRequest): boolean {
  return status === 401 || (status < 300 && method !== 'GET');
}

/** The lines of one request, or all that are left; taken away, so that what comes after is judged by its own. */
function takeFaults({ faults }: Target, requestId?: string): string[] {
  const taken = faults.filter((line) => requestId === undefined || line.includes(requestId));
  const left = faults.filter((line) => !taken.includes(line));
  faults.splice(0, faults.length, ...left);
  return taken.map((line) => line.slice(0, 1_500));
}
