import { REPORT_STATUSES } from '@tiendo/domain/reports';
import * as z from 'zod/mini';

/** Asks for every period where the one being reported is the usual one. */
export const EVERY_PERIOD = 'all';

/** Filters of the list of reports; they stand in its address. */
export const ReportsSearch = z.object({
  agency: z.catch(z.optional(z.string().check(z.regex(/^[A-Z0-9-]{1,40}$/))), undefined),
  period: z.catch(z.optional(z.string().check(z.maxLength(20))), undefined),
  status: z.catch(z.optional(z.enum(REPORT_STATUSES)), undefined),
});
export type ReportsSearch = z.output<typeof ReportsSearch>;
