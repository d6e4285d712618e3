import { ITEM_CODES, type ItemCode } from '@tiendo/domain/reports';
import * as z from 'zod/mini';

const code = z.catch(z.optional(z.enum(ITEM_CODES as [ItemCode, ...ItemCode[]])), undefined);

/** What the report's page shows beside the report itself. */
export const ReportSearch = z.object({
  /** The item that a link of a mail or of the home page leads to. */
  item: code,
  /** The figure whose list of services is open. */
  ledger: code,
  /** The head reads all of it instead of the page for signing. */
  whole: z.catch(z.optional(z.boolean()), undefined),
});
export type ReportSearch = z.output<typeof ReportSearch>;
