import type { Check } from '@tiendo/domain/reports';
import { Refused } from '../../platform/http/refused.js';
import { isFigureItem } from './form-figures.js';
import type { Act, Outcome } from './outcome.js';
import { liveFigures } from './report-figures.js';
import { ReportItem } from './report-item.entity.js';
import { askForApproval } from './report-mails.js';
import { checksOf, draftSheet } from './sheet.js';

/**
 * To the head: the figures are taken from the register and stay as they are until the report is sent or comes back.
 * @throws Refused `incomplete` with the errors that stop it
 */
export async function submit({ ctx, report, publicUrl }: Act): Promise<Outcome> {
  const frozen = await liveFigures(ctx, report);
  const sheet = await draftSheet(ctx, report, frozen);
  const checks = checksOf(sheet);
  const errors = checks.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw incomplete(errors);

  for (const { now } of sheet.items) {
    if (!isFigureItem(now.code)) continue;
    const { numerator, denominator, uses } = now;
    await ctx.tx.manager.update(ReportItem, { jurisdictionId: ctx.jurisdictionId, reportId: report.id, code: now.code }, { numerator, denominator, uses });
  }
  return {
    change: { frozen, submittedAt: ctx.now, givenBackReason: null },
    said: { figuresOn: frozen.on, warnings: checks.length },
    afterwards: () => askForApproval(ctx, report, sheet, publicUrl),
  };
}

function incomplete(errors: readonly Check[]): Refused {
  const fields = errors.map(({ item, code }) => ({ in: 'body' as const, path: `items.${item}`, code, expected: code }));
  return new Refused('incomplete', { fields, current: { checks: errors } });
}
