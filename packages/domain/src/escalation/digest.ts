import { compareStages } from './stage.js';
import type { ReminderAudience } from './reminder-rule.js';
import type { ReminderStage } from './stage.js';

/** One stage of one subject (an agency's target or report) that one person is to hear of. */
export interface ReminderNotice {
  readonly personId: string;
  readonly subjectId: string;
  readonly stage: ReminderStage;
}

/** What one person gets in one message, and what it stands for: `coalesced` is recorded, not told. */
export interface ReminderDigest<Notice extends ReminderNotice = ReminderNotice> {
  readonly personId: string;
  readonly told: readonly Notice[];
  readonly coalesced: readonly Notice[];
}

/** The notices of one subject's stages: each person once a stage, even where they stand in two audiences. */
export function noticesOf(
  subjectId: string,
  stages: readonly ReminderStage[],
  people: Readonly<Record<ReminderAudience, readonly string[]>>,
): readonly ReminderNotice[] {
  return stages.flatMap((stage) =>
    [...new Set(stage.audiences.flatMap((audience) => people[audience]))].map((personId) => ({
      personId,
      subjectId,
      stage,
    })),
  );
}

/**
 * One digest a person: of each subject only the newest stage is told, the older ones a long jump brought along are
 * coalesced into it. Every notice given comes back exactly once, in `told` or in `coalesced`.
 */
export function coalesce<Notice extends ReminderNotice>(notices: readonly Notice[]): readonly ReminderDigest<Notice>[] {
  return [...Map.groupBy(notices, (notice) => notice.personId)].map(([personId, ofPerson]) => {
    const told: Notice[] = [];
    const coalesced: Notice[] = [];
    for (const ofSubject of Map.groupBy(ofPerson, (notice) => notice.subjectId).values()) {
      const ordered = ofSubject.toSorted((a, b) => compareStages(a.stage, b.stage));
      told.push(...ordered.slice(-1));
      coalesced.push(...ordered.slice(0, -1));
    }
    return { personId, told, coalesced };
  });
}
