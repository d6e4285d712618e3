import { startOfDay, VIETNAM, type DeadlineStep, type Instant, type PlainDate } from '@tiendo/domain/calendar';
import type { AdoptionReading, RatioDefinition } from '@tiendo/domain/figures';
import type { AdoptedFunction, Indicator, TargetRule } from '@tiendo/domain/targets';
import type { TargetView } from '@tiendo/types';
import type { Tx } from '../../platform/database/tx.js';

/** A target in the version that rules on a day: everything that people see of it, and the rule that judges. */
export interface TargetInForce extends Omit<TargetView, 'startsOn' | 'interimOn' | 'dueOn'> {
  readonly startsOn: PlainDate;
  readonly interimOn: PlainDate | null;
  readonly dueOn: PlainDate;
  readonly versionId: string;
  readonly clauseId: string;
  /** The document that this version rests on. */
  readonly documentId: string;
  /** Its place among the targets. */
  readonly position: number;
  readonly dueAt: Instant;
  readonly dueExplanation: readonly DeadlineStep[];
  readonly rule: TargetRule;
}

interface TargetRow {
  id: string;
  code: string;
  clauseId: string;
  position: number;
  versionId: string;
  nameVi: string;
  nameEn: string;
  definition: RatioDefinition | null;
  function: AdoptedFunction | null;
  reading: AdoptionReading | null;
  thresholdNumerator: number;
  thresholdDenominator: number;
  startsOn: PlainDate;
  interimOn: PlainDate | null;
  dueOn: PlainDate;
  dueAt: Instant;
  dueExplanation: DeadlineStep[];
  assumed: boolean;
  illustrative: boolean;
  documentId: string;
}

const IN_FORCE = `
  select t.id, t.code, t.clause_id as "clauseId", t.position, v.id as "versionId", v.name_vi as "nameVi", v.name_en as "nameEn",
    v.ratio_definition as definition, v.adoption_function as function, v.adoption_reading as reading,
    v.threshold_numerator as "thresholdNumerator", v.threshold_denominator as "thresholdDenominator",
    v.starts_on as "startsOn", v.interim_on as "interimOn", v.due_on as "dueOn", v.due_at as "dueAt", v.due_explanation as "dueExplanation",
    v.assumed, v.illustrative, v.document_id as "documentId"
  from targets t
  join target_versions v on v.jurisdiction_id = t.jurisdiction_id and v.target_id = t.id
    and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)
  where t.jurisdiction_id = $1
  order by t.position, t.code`;

/** Every target that rules on that day, the older ones too, in their order. */
export async function targetsInForce(tx: Tx, jurisdictionId: number, day: PlainDate): Promise<TargetInForce[]> {
  const rows = await tx.prepared<TargetRow>('targets.in_force', IN_FORCE, [jurisdictionId, day]);
  return rows.map(inForce);
}

/** The target of that code that rules on that day; null when none does. */
export async function targetByCode(tx: Tx, jurisdictionId: number, code: string, day: PlainDate): Promise<TargetInForce | null> {
  return (await targetsInForce(tx, jurisdictionId, day)).find((target) => target.code === code) ?? null;
}

/**
 * The target whose ratio the register shows: of those in force, the one on ratios that falls due next, else the one that fell due last.
 * Null where no ratio is asked for.
 */
export function levelTarget(targets: readonly TargetInForce[], today: PlainDate): TargetInForce | null {
  const ratios = targets.filter(({ kind, startsOn }) => kind === 'ratio' && startsOn <= today).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return ratios.find(({ dueOn }) => dueOn >= today) ?? ratios.at(-1) ?? null;
}

function inForce({ thresholdNumerator, thresholdDenominator, ...row }: TargetRow): TargetInForce {
  const indicator = indicatorOf(row);
  const threshold = { numerator: thresholdNumerator, denominator: thresholdDenominator };
  const { startsOn, dueOn, dueAt } = row;
  return { ...row, kind: indicator.kind, threshold, rule: { indicator, threshold, startsOn, startsAt: startOfDay(startsOn, VIETNAM), dueOn, dueAt } };
}

function indicatorOf({ code, definition, function: adopted, reading }: Pick<TargetRow, 'code' | 'definition' | 'function' | 'reading'>): Indicator {
  if (definition !== null) return { kind: 'ratio', definition };
  if (adopted !== null && reading !== null) return { kind: 'adoption', function: adopted, reading };
  throw new RangeError(`target without an indicator: ${code}`);
}
