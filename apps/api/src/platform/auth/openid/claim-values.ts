/**
 * The values of a claim as texts: itself, or each of a list; nothing for any other kind. `name` is the claim's own name, or the
 * way to it through objects (`realm_access.roles`).
 */
export function claimValues(claims: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce<unknown>((from, step) => (isRecord(from) && Object.hasOwn(from, step) ? from[step] : undefined), claims);
  return [value].flat().filter((each) => typeof each === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
