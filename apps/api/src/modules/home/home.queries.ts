import type { home, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { refreshExpired } from '../obligations/public.js';
import { agencyHome } from './agency-home.js';
import { cityHome } from './city-home.js';

/** My work: as somebody of an agency, as somebody who sees the city, or both. */
export async function homeOf(ctx: ActorContext): Promise<ResponseOf<typeof home.get>> {
  await refreshExpired(ctx);
  const [agency, city] = await Promise.all([agencyHome(ctx), cityHome(ctx)]);
  return { agency, city };
}
