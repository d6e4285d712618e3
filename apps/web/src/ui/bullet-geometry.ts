/** Shares of the bar's width, 0 to 100. */
export interface BulletGeometry {
  readonly bar: number;
  readonly target: number;
  readonly tick: number | null;
  /** The value is past the end of the scale; the bar says so by a notch instead of lying. */
  readonly over: boolean;
}

export interface BulletValues {
  /** In tenths of a per cent or any one unit; null is no data. */
  readonly value: number | null;
  readonly target: number;
  readonly tick: number | null;
  /** The end of the scale; 100 % for a ratio. */
  readonly max: number;
}

/** Where bar, target line and interim tick stand. Nothing is clamped silently: `over` tells. */
export function bulletGeometry({ value, target, tick, max }: BulletValues): BulletGeometry {
  const share = (part: number) => (max <= 0 ? 0 : Math.min(100, Math.max(0, (part / max) * 100)));
  return {
    bar: value === null ? 0 : share(value),
    target: share(target),
    tick: tick === null ? null : share(tick),
    over: value !== null && value > max,
  };
}
