export interface Place {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Where a key leads, stopping at the edges; null for a key that does not move. */
export function moveIn({ rows, columns }: { readonly rows: number; readonly columns: number }, from: Place, key: string): Place | null {
  const step = STEPS[key];
  if (!step || rows === 0) return null;
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { row: within(from.row + step[0], rows), column: within(from.column + step[1], columns) };
}
