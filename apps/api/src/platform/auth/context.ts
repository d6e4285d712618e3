import type { Actor, Membership, PolicyAction } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { Locale } from '@tiendo/phrases';
import type { Moment } from '../clock/moment.js';
import type { ClientSeen } from './client-seen.js';
import type { Tx } from '../database/tx.js';

/** A role as held today, with what a query needs of the agency. */
export interface HeldMembership extends Membership {
  readonly id: string;
  readonly agencyCode: string | null;
  readonly parentAgencyId: string | null;
  /** Who lent the role; null for one's own. */
  readonly onBehalfOf: string | null;
}

/** A support person who sees what somebody else sees. */
export interface Viewer {
  readonly viewingId: string;
  readonly personId: string;
  readonly name: string;
  readonly until: Instant;
}

/** The session by which somebody acts, in real time. */
export interface SessionSeen {
  readonly id: string;
  readonly authUserId: string;
  readonly openedAt: Instant;
  /** When it was last used, to a few minutes. */
  readonly seenAt: Instant;
  /** When the second of two proofs was given; null where there was one. */
  readonly secondFactorAt: Instant | null;
  /** They have set up an authenticator app. */
  readonly enrolled: boolean;
}

/**
 * Who acts: a person with a session, or another system with a key. Of a system `personId` is the id of its key, by which its
 * requests are told apart; where a row names a person, `personOf` says that it is none.
 */
export interface SignedIn extends Actor {
  /** A session when not given. */
  readonly credential?: 'api_key';
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  /** null where they act without one: in a job, in the demonstration's story. */
  readonly session: SessionSeen | null;
  readonly memberships: readonly HeldMembership[];
  /** Who looks through this person's eyes, reading only; null for the person themselves. */
  readonly viewedBy: Viewer | null;
}

/** A system that asks with a key. */
export interface KeyHolder extends SignedIn {
  readonly credential: 'api_key';
  readonly only: readonly PolicyAction[];
  /** Whether this minute's use has been written down. */
  readonly isUseRecorded: boolean;
}

export function isKeyHolder(actor: SignedIn | null): actor is KeyHolder {
  return actor?.credential === 'api_key';
}

/** The person who acts, for a column that refers to people; null for nobody and for a system. */
export function personOf(actor: SignedIn | null): string | null {
  return actor === null || isKeyHolder(actor) ? null : actor.personId;
}

/** All that one transaction knows of its surroundings: in whose name, when, on whose data. */
export interface Context extends Moment {
  readonly tx: Tx;
  readonly jurisdictionId: number;
  /** Made-up data on a clock that may be set forward. */
  readonly demonstration: boolean;
  /** null for a public endpoint and for a job that nobody asked for. */
  readonly actor: SignedIn | null;
  readonly locale: Locale;
  readonly requestId: string;
  readonly address: string | null;
  readonly client: ClientSeen;
  /** Adds a Set-Cookie to the answer, once everything is committed; does nothing outside of requests. */
  readonly setCookie: (header: string) => void;
  /** Aborted when the caller hangs up or the process stops. */
  readonly signal: AbortSignal;
}

/** The same with somebody signed in. */
export interface ActorContext extends Context {
  readonly actor: SignedIn;
}
