/** One Idempotency-Key an act: the same act tried again keeps its key, so that the server does it once. */
export interface ActKeys {
  keyFor(act: unknown): string;
  /** The act was answered, for good or bad: doing it again is a new act. */
  answered(act: unknown): void;
}

/** Acts are told apart by their content; `newKey` gives a fresh key. */
export function createActKeys(newKey: () => string): ActKeys {
  const keys = new Map<string, string>();
  const nameOf = (act: unknown) => JSON.stringify(act) ?? '';
  return {
    keyFor: (act) => {
      const name = nameOf(act);
      const key = keys.get(name) ?? newKey();
      keys.set(name, key);
      return key;
    },
    answered: (act) => {
      keys.delete(nameOf(act));
    },
  };
}
