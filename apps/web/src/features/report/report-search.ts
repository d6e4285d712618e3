import { ITEM_CODES, type ItemCode } from '@tiendo/domain/reports';
import { z } from 'zod';

const code = z.enum(ITEM_CODES as [ItemCode, ...ItemCode[]]).optional().catch(undefined);

/** What the report's page shows beside the report itself. */
export const ReportSearch = z.object({
  /** The item that a link of a mail or of the home page leads to. */
  item: code,
  /** The figure whose list of services is open. */
  ledger: code,
  /** The head reads all of it instead of the page for signing. */
  whole: z.boolean().optional().catch(undefined),
});
export type ReportSearch = z.output<typeof ReportSearch>;
