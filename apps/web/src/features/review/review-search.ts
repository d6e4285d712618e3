import { ITEM_CODES } from '@tiendo/domain/reports';
import { z } from 'zod';

/** Which report and which of its items are open; both stand in the address. */
export const ReviewSearch = z.object({
  report: z.uuid().optional().catch(undefined),
  item: z.enum(ITEM_CODES as [(typeof ITEM_CODES)[number], ...(typeof ITEM_CODES)[number][]]).optional().catch(undefined),
});
export type ReviewSearch = z.output<typeof ReviewSearch>;
