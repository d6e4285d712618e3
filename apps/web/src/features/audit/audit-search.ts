/** The filter of the trail, as its address says it. */
export interface AuditSearch {
  readonly person?: string | undefined;
  readonly agency?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What is set of it, as the server takes it; a code of an agency in the capitals that it has. */
export function auditQueryOf({ agency, ...rest }: AuditSearch): Record<string, string> {
  const given = { ...rest, agency: agency?.trim().toUpperCase().replace(/[^A-Z0-9-]/g, '') };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value.trim()]])));
}
