/** What a request that met an ended session waits for. */
export interface SessionGate {
  /** From now on an ended session is waited for instead of thrown: somebody is at work on this page. */
  arm(): void;
  isArmed(): boolean;
  /** True while requests wait for somebody to sign in again. */
  isWaiting(): boolean;
  /** Resolves once signed in again; rejects with `reason` when that is given up. */
  waitForSignIn(): Promise<void>;
  signedIn(): void;
  giveUp(reason: unknown): void;
  subscribe(listener: () => void): () => void;
}

/** Holds the requests of a page whose session has ended, so that nothing typed is lost: after signing in they go on. */
export function createSessionGate(): SessionGate {
  let armed = false;
  let waiting: PromiseWithResolvers<void> | null = null;
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
    waitForSignIn: () => {
      if (waiting === null) {
        waiting = Promise.withResolvers<void>();
        tell();
      }
      return waiting.promise;
    },
    signedIn: () => end((held) => held.resolve()),
    giveUp: (reason) => {
      armed = false;
      end((held) => held.reject(reason));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The one of this page. */
export const sessionGate = createSessionGate();
