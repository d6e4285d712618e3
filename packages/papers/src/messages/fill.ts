/** Puts values in for '{name}'; a name without a value becomes nothing. Values are put in as they are, never read as templates. */
export function fill(template: string, values: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}
