import type { ClockView } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';

/** The product's clock as the header shows it. */
export function clockView(ctx: Pick<Context, 'now' | 'today' | 'demonstration'>): ClockView {
  return { now: new Date(ctx.now).toISOString(), today: ctx.today, demonstration: ctx.demonstration };
}
