import type { Actor, Membership } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { Locale } from '@tiendo/phrases';
import type { Moment } from '../clock/moment.js';
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

export interface SignedIn extends Actor {
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly memberships: readonly HeldMembership[];
  /** Of sign-in; null for who acts without one. */
  readonly sessionId: string | null;
  /** Who looks through this person's eyes, reading only; null for the person themselves. */
  readonly viewedBy: Viewer | null;
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
  /** Aborted when the caller hangs up or the process stops. */
  readonly signal: AbortSignal;
}

/** The same with somebody signed in. */
export interface ActorContext extends Context {
  readonly actor: SignedIn;
}
