import type { home, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { refreshExpired } from '../obligations/public.js';
import { agencyHome } from './agency-home.js';
import { cityHome } from './city-home.js';

/**
 * My work: as somebody of an agency, as somebody who sees the city, or both.
 * @param agencyCode which agency, of several; the first when not given
 * @throws Refused `other_agency` where one does not work for it
 */
export async function homeOf(ctx: ActorContext, agencyCode?: string): Promise<ResponseOf<typeof home.get>> {
  await refreshExpired(ctx);
  const [agency, city] = await Promise.all([agencyHome(ctx, agencyCode), cityHome(ctx)]);
  return { agency, city };
}
