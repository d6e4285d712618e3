import { ITEM_CODES } from '@tiendo/domain/reports';
import * as z from 'zod/mini';

/** Which report and which of its items are open; both stand in the address. */
export const ReviewSearch = z.object({
  report: z.catch(z.optional(z.uuid()), undefined),
  item: z.catch(z.optional(z.enum(ITEM_CODES as [(typeof ITEM_CODES)[number], ...(typeof ITEM_CODES)[number][]])), undefined),
});
export type ReviewSearch = z.output<typeof ReviewSearch>;
