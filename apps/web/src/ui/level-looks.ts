/** What one service's level looks like: where it is, what is asked for, what is promised. Levels 0 to 4. */
export interface LevelState {
  /** Certified by the department; 0 is none. */
  readonly certified: number;
  /** Deployed and declared by the agency, not certified yet; null when it does not differ. */
  readonly proposed: number | null;
  /** Promised for later. */
  readonly promised: { readonly level: number; readonly on: string } | null;
}

export type StepLook = 'certified' | 'proposed' | 'promised' | 'empty';

/** How each of the four steps is drawn: filled what is certified, outlined what is proposed, dashed what is promised. */
export function stepLooks({ certified, proposed, promised }: LevelState): readonly [StepLook, StepLook, StepLook, StepLook] {
  const look = (step: number): StepLook => {
    if (step <= certified) return 'certified';
    if (proposed !== null && step <= proposed) return 'proposed';
    return promised !== null && step <= promised.level ? 'promised' : 'empty';
  };
  return [look(1), look(2), look(3), look(4)];
}
