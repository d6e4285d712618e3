import type { PlainDate } from '@tiendo/domain/calendar';
import type { BodyOf, matrix, ObligationView, ParamsOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { endExemption, exempt } from '../obligations/public.js';
import { named, obligationView } from './obligation-view.js';

/**
 * Confirms that a target does not apply to an agency, or ends that; gives the obligation as it stands afterwards.
 * @throws Refused `not_found`, `wrong_role`, `own_agency`, `conflict`, `invalid_input`
 */
export async function decideExemption(ctx: ActorContext, { agencyCode, targetCode }: ParamsOf<typeof matrix.exempt>, body: BodyOf<typeof matrix.exempt>): Promise<ObligationView> {
  const found = await named(ctx, agencyCode, targetCode);
  const pair = { agencyId: found.agency.id, targetId: found.target.id, reason: body.reason };
  await (body.exempt ? exempt(ctx, { ...pair, until: body.until as PlainDate | null }) : endExemption(ctx, pair));
  return obligationView(ctx, found);
}
