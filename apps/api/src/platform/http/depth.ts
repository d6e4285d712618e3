/** No form of ours is nested deeper than a handful; what walks through an answer or a body by recursion stands this. */
const DEEPEST = 64;

/** True for a value of JSON that is nested deeper than anything that we take. */
export function isTooDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1));
}
