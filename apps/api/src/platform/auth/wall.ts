import { decide, NO_REACH, reachOf, type Scope } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import type { Tx } from '../database/tx.js';
import type { SignedIn } from './context.js';

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
  set_config('tiendo.everybody', $10, true)`;

const SAY = `
select set_config('tiendo.reads', $1, true), set_config('tiendo.writes', $2, true), set_config('tiendo.person', $3, true), set_config('tiendo.everybody', $4, true)`;

/**
 * Tells the database whose rows the transaction may see and write, by the policy that also decides in the application. It goes out
 * ahead of the next statement and is not waited for. What comes before it sees no row of any agency.
 */
export function raiseWall(tx: Tx, { jurisdictionId, today, demonstration }: WallSurroundings, runsFor: RunsFor): void {
  if (runsFor === 'system') return tx.ahead('wall.say', SAY, ['city', 'city', '', 'on']);
  const reach = runsFor === 'nobody' ? NO_REACH : reachOf(runsFor);
  const { reads } = reach;
  // Through somebody else's eyes one reads.
  const writes = runsFor !== 'nobody' && runsFor.viewedBy !== null ? NO_REACH.writes : reach.writes;
  const person = runsFor === 'nobody' ? '' : runsFor.personId;
  const everybody = runsFor !== 'nobody' && demonstration && decide(runsFor, 'person.edit', null).allowed ? 'on' : '';
  const [readsBelow, writesBelow] = [belowOf(reads), belowOf(writes)];
  if (readsBelow.length + writesBelow.length === 0) return tx.ahead('wall.say', SAY, [said(reads) ?? listed(reads), said(writes) ?? listed(writes), person, everybody]);
  tx.ahead('wall.raise', RAISE, [jurisdictionId, readsBelow, writesBelow, today, said(reads), ownOf(reads), said(writes), ownOf(writes), person, everybody]);
}

/** Says in which jurisdiction the transaction is from now on; not waited for either. */
export function enterJurisdiction(tx: Tx, jurisdictionId: number): void {
  tx.ahead('wall.enter', `select set_config('tiendo.jurisdiction', $1, true)`, [String(jurisdictionId)]);
}

const said = ({ kind }: Scope): 'city' | null => (kind === 'city' ? kind : null);
const ownOf = (scope: Scope): readonly string[] => (scope.kind === 'city' ? [] : scope.own);
const belowOf = (scope: Scope): readonly string[] => (scope.kind === 'city' ? [] : scope.childrenOf);
const listed = (scope: Scope): string => `{${ownOf(scope).join(',')}}`;
