import { decide, KEEPING, keptBy, lendsFor, NO_REACH, reachOf, type Kept, type Scope } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import type { Tx } from '../database/tx.js';
import type { Context, SignedIn } from './context.js';

/** For whom a transaction runs: somebody, nobody (a public endpoint), or the system itself (a job). */
export type RunsFor = SignedIn | 'nobody' | 'system';

export interface WallSurroundings {
  readonly jurisdictionId: number;
  readonly today: PlainDate;
  readonly demonstration: boolean;
}

// Agencies below are those of today, as in the decisions of the policy.
const RAISE = `
with below as materialized (
  select v.parent_agency_id, v.agency_id from agency_versions v
  where v.jurisdiction_id = $1 and v.parent_agency_id = any($2::uuid[] || $3::uuid[]) and v.valid_from <= $4 and (v.valid_to is null or v.valid_to > $4)
)
select
  set_config('tiendo.reads', coalesce($5, ($6::uuid[] || array(select agency_id from below where parent_agency_id = any($2)))::text), true),
  set_config('tiendo.writes', coalesce($7, ($8::uuid[] || array(select agency_id from below where parent_agency_id = any($3)))::text), true),
  set_config('tiendo.person', $9, true),
  set_config('tiendo.everybody', $10, true),
  set_config('tiendo.keeps', $11, true),
  set_config('tiendo.lends', $12, true)`;

const SAY = `
select set_config('tiendo.reads', $1, true), set_config('tiendo.writes', $2, true), set_config('tiendo.person', $3, true), set_config('tiendo.everybody', $4, true),
  set_config('tiendo.keeps', $5, true), set_config('tiendo.lends', $6, true)`;

const KEEP = `select set_config('tiendo.keeps', $1, true)`;

/**
 * Tells the database whose rows the transaction may see and write, by the policy that also decides in the application. It goes out
 * ahead of the next statement and is not waited for. What comes before it sees no row of any agency.
 */
export function raiseWall(tx: Tx, { jurisdictionId, today, demonstration }: WallSurroundings, runsFor: RunsFor): void {
  if (runsFor === 'system') return tx.ahead('wall.say', SAY, ['city', 'city', '', 'on', arrayOf(Object.keys(KEEPING)), 'city']);
  const reach = runsFor === 'nobody' ? NO_REACH : reachOf(runsFor);
  const { reads } = reach;
  // Through somebody else's eyes one reads.
  const writer = writerOf(runsFor);
  const writes = writer === null ? NO_REACH.writes : reach.writes;
  const [keeps, lends] = [arrayOf(keptOf(runsFor)), writer === null ? NO_REACH.writes : lendsFor(writer)];
  const person = runsFor === 'nobody' ? '' : runsFor.personId;
  const everybody = runsFor !== 'nobody' && demonstration && decide(runsFor, 'person.edit', null).allowed ? 'on' : '';
  const [readsBelow, writesBelow] = [belowOf(reads), belowOf(writes)];
  if (readsBelow.length + writesBelow.length === 0) return tx.ahead('wall.say', SAY, [said(reads) ?? listed(reads), said(writes) ?? listed(writes), person, everybody, keeps, said(lends) ?? listed(lends)]);
  tx.ahead('wall.raise', RAISE, [jurisdictionId, readsBelow, writesBelow, today, said(reads), ownOf(reads), said(writes), ownOf(writes), person, everybody, keeps, said(lends) ?? listed(lends)]);
}

/**
 * Does one act that writes what its actor does not keep, because something else than a role allows it: a one-time link, a provider that
 * the installation trusts, a key's own use. Only that one thing is open meanwhile; otherwise the transaction stays as it is.
 */
export async function keeping<T>({ tx, actor }: Pick<Context, 'tx' | 'actor'>, kept: Kept, act: () => Promise<T>): Promise<T> {
  const before = keptOf(actor ?? 'nobody');
  tx.ahead('wall.keep', KEEP, [arrayOf([...before, kept])]);
  try {
    return await act();
  } finally {
    tx.ahead('wall.keep', KEEP, [arrayOf(before)]);
  }
}

/** Whoever writes; nobody where somebody looks through another's eyes. */
const writerOf = (runsFor: SignedIn | 'nobody'): SignedIn | null => (runsFor === 'nobody' || runsFor.viewedBy !== null ? null : runsFor);
function keptOf(runsFor: SignedIn | 'nobody'): readonly Kept[] {
  const writer = writerOf(runsFor);
  return writer === null ? [] : keptBy(writer);
}

/** Says in which jurisdiction the transaction is from now on; not waited for either. */
export function enterJurisdiction(tx: Tx, jurisdictionId: number): void {
  tx.ahead('wall.enter', `select set_config('tiendo.jurisdiction', $1, true)`, [String(jurisdictionId)]);
}

const said = ({ kind }: Scope): 'city' | null => (kind === 'city' ? kind : null);
const ownOf = (scope: Scope): readonly string[] => (scope.kind === 'city' ? [] : scope.own);
const belowOf = (scope: Scope): readonly string[] => (scope.kind === 'city' ? [] : scope.childrenOf);
const arrayOf = (names: readonly string[]): string => `{${names.join(',')}}`;
const listed = (scope: Scope): string => arrayOf(ownOf(scope));
