/** Why somebody must sign in again: the session ended, what they want needs a fresh proof of who they are, or only the code is missing. */
type GateReason = 'ended' | 'prove' | 'second_factor';

/** What a request that met an ended session waits for. */
export interface SessionGate {
  /** From now on an ended session is waited for instead of thrown: somebody is at work on this page. */
  arm(): void;
  isArmed(): boolean;
  /** True while requests wait for somebody to sign in again. */
  isWaiting(): boolean;
  /** Of what is waited for now. */
  why(): GateReason;
  /** Resolves once signed in again; rejects with `reason` when that is given up. */
  waitForSignIn(why?: GateReason): Promise<void>;
  signedIn(): void;
  giveUp(reason: unknown): void;
  /** Of a proof alone: the page goes on as it was. */
  cancel(): void;
  subscribe(listener: () => void): () => void;
}

/** Holds the requests of a page whose session has ended, so that nothing typed is lost: after signing in they go on. */
export function createSessionGate(): SessionGate {
  let armed = false;
  let waiting: PromiseWithResolvers<void> | null = null;
  let reason: GateReason = 'ended';
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const end = (settle: (held: PromiseWithResolvers<void>) => void) => {
    const held = waiting;
    waiting = null;
    if (held) settle(held);
    tell();
  };
  return {
    arm: () => {
      armed = true;
    },
    isArmed: () => armed,
    isWaiting: () => waiting !== null,
    why: () => reason,
    waitForSignIn: (why = 'ended') => {
      if (waiting === null || why === 'ended') reason = why;
      if (waiting === null) {
        waiting = Promise.withResolvers<void>();
        tell();
      }
      return waiting.promise;
    },
    signedIn: () => end((held) => held.resolve()),
    giveUp: (given) => {
      armed = false;
      end((held) => held.reject(given));
    },
    cancel: () => end((held) => held.reject(new Error('cancelled'))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The one of this page. */
export const sessionGate = createSessionGate();
