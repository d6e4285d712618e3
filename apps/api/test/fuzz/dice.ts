/** The same seed throws the same numbers, so that a finding can be repeated. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    // xorshift stands still at zero.
    this.state = (seed >>> 0) || 1;
    for (let warm = 0; warm < 8; warm += 1) this.next();
  }

  /** At least 0 and below `end`. */
  below(end: number): number {
    return this.next() % end;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** @throws Error for an empty list */
  pick<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  private next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }
}
