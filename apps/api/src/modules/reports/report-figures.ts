import { minDate, type PlainDate } from '@tiendo/domain/calendar';
import type { Fraction, RatioDefinition } from '@tiendo/domain/figures';
import { reachedOn } from '@tiendo/domain/targets';
import type { Context } from '../../platform/auth/context.js';
import { offerFacts } from '../register/public.js';
import { levelTarget, targetsInForce, type TargetInForce } from '../targets/public.js';
import type { FormFigures } from './form-figures.js';
import type { Frozen } from './report.entity.js';
import type { ReportRow } from './report.queries.js';
import type { DeclaredFigure } from './snapshot.js';

/** What the office counts by where no target says otherwise. */
const USUAL_DEFINITION: RatioDefinition = 'online_services';

/** How the level item is counted and what it is held against; no threshold where no target asked for a share by then. */
export interface FormRule {
  readonly definition: RatioDefinition;
  readonly threshold: Fraction | null;
}

/** A report is of its cut-off; while that is ahead, of today. */
export function figuresDay({ cutoffOn }: Pick<ReportRow, 'cutoffOn'>, today: PlainDate): PlainDate {
  return minDate(cutoffOn, today);
}

/** What the register says for the report now. */
export async function liveFigures(ctx: Context, report: Pick<ReportRow, 'agencyId' | 'periodId' | 'cutoffOn'>): Promise<Frozen> {
  const on = figuresDay(report, ctx.today);
  const facts = await offerFacts(ctx.tx, ctx.jurisdictionId, [report.agencyId], { on, periodId: report.periodId });
  return { on, offers: facts.get(report.agencyId) ?? [] };
}

/** The rule of the form by the targets that are in force on the day of its figures. */
export async function formRuleOn(ctx: Context, day: PlainDate): Promise<FormRule> {
  const target = levelTarget(await targetsInForce(ctx.tx, ctx.jurisdictionId, day), day);
  return { definition: target?.definition ?? USUAL_DEFINITION, threshold: target?.threshold ?? null };
}

/** What the frozen services say of each target, under that target's own definition. */
export function declaredFigures(targets: readonly TargetInForce[], { offers }: Frozen, figures: FormFigures): DeclaredFigure[] {
  return targets.map(({ id: targetId, code: targetCode, rule }) => {
    const { indicator } = rule;
    const common = { targetId, targetCode, reachedOn: reachedOn(rule, offers) };
    if (indicator.kind === 'adoption') {
      const { numerator, denominator, uses } = figures.items[indicator.function];
      return { ...common, item: indicator.function, definition: indicator.function, numerator, denominator, uses };
    }
    return { ...common, item: 'level4', definition: indicator.definition, ...shareBy(figures, indicator.definition), uses: null };
  });
}

function shareBy({ denominators }: FormFigures, wanted: RatioDefinition): Fraction {
  const found = denominators.find(({ definition }) => definition === wanted);
  if (found === undefined) throw new RangeError(`not a denominator of the form: ${wanted}`);
  return found.fraction;
}

/** The targets in force on `day` that bind the agency or that it was asked for, also those that do not apply now. */
export async function targetsOfAgency(ctx: Context, agencyId: string, day: PlainDate): Promise<TargetInForce[]> {
  const [targets, bound] = await Promise.all([
    targetsInForce(ctx.tx, ctx.jurisdictionId, day),
    ctx.tx.query<{ targetId: string }>('select target_id as "targetId" from obligations where jurisdiction_id = $1 and agency_id = $2', [ctx.jurisdictionId, agencyId]),
  ]);
  const ids = new Set(bound.map(({ targetId }) => targetId));
  return targets.filter(({ id }) => ids.has(id));
}
