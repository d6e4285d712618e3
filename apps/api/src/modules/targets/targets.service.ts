import { deadlineOn, type DayOffMove, type PlainDate } from '@tiendo/domain/calendar';
import type { Fraction } from '@tiendo/domain/figures';
import type { Indicator } from '@tiendo/domain/targets';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { workingDays } from '../periods/public.js';
import { TargetVersion } from './target-version.entity.js';
import { Target } from './target.entity.js';

export interface NewTarget {
  readonly code: string;
  readonly clauseId: string;
  readonly position: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly indicator: Indicator;
  /** 40/100 for a ratio; 1/1 for an adoption, which is met or not. */
  readonly threshold: Fraction;
  readonly startsOn: PlainDate;
  /** By when offers must be registered; null where the order has no such step. */
  readonly interimOn?: PlainDate | null;
  /** The last day, as the document says it. */
  readonly dueOn: PlainDate;
  /** What happens where that day is not worked; a day that a document names stays unless it is said otherwise. */
  readonly onDayOff?: DayOffMove;
  /** An assumption of ours that nobody has confirmed. */
  readonly assumed: boolean;
  readonly illustrative?: boolean;
  readonly documentId: string;
  readonly reason: string;
  /** From when this version rules; the day it starts when not given. */
  readonly validFrom?: PlainDate;
}

/** Adds a target with its first version; its due instant is computed by the working calendar and stored with its explanation. */
export async function addTarget(ctx: Context, given: NewTarget): Promise<{ targetId: string; versionId: string }> {
  const { jurisdictionId, tx } = ctx;
  const due = deadlineOn(given.dueOn, given.onDayOff ?? 'fixed', await workingDays(tx, jurisdictionId), ctx.zone);
  const [targetId, versionId] = [newId(), newId()];
  const { indicator } = given;
  await tx.manager.insert(Target, { jurisdictionId, id: targetId, code: given.code, clauseId: given.clauseId, position: given.position });
  const version: TargetVersion = {
    jurisdictionId,
    id: versionId,
    targetId,
    nameVi: given.nameVi,
    nameEn: given.nameEn,
    kind: indicator.kind,
    ratioDefinition: indicator.kind === 'ratio' ? indicator.definition : null,
    adoptionFunction: indicator.kind === 'adoption' ? indicator.function : null,
    adoptionReading: indicator.kind === 'adoption' ? indicator.reading : null,
    thresholdNumerator: given.threshold.numerator,
    thresholdDenominator: given.threshold.denominator,
    startsOn: given.startsOn,
    interimOn: given.interimOn ?? null,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    dueExplanation: due.explanation,
    assumed: given.assumed,
    illustrative: given.illustrative ?? false,
    documentId: given.documentId,
    reason: given.reason,
    validFrom: given.validFrom ?? given.startsOn,
    validTo: null,
  };
  await tx.manager.insert(TargetVersion, version as never);
  await audit(ctx, { action: 'target.add', subjectKind: 'target', subjectId: targetId, after: given });
  return { targetId, versionId };
}
