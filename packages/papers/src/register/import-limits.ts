/** What an uploaded register file may be at most; the sentences of the problems say the same numbers. */
export const IMPORT_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  expandedBytes: 100_000_000,
  parts: 1_000,
  sheets: 20,
  rows: 50_000,
  /** Columns looked at; ours are 18. */
  columns: 60,
  /** The heading stands within the first rows. */
  headerWithin: 40,
  /** Problems told one by one. */
  problems: 1_000,
} as const;
